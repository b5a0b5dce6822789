package handshake.lab;

import handshake.grader.Isolation;
import handshake.grader.WorkerSetup;

import picocli.CommandLine.Option;

/// Whether strangers' code may run where nothing keeps it apart.
final class TrustOption {
    @Option(
            names = "--trust",
            description = "Run the submissions' code although nothing here keeps it apart.")
    private boolean trust;

    /// How submissions run on this machine.
    ///
    /// @throws Cannot if nothing keeps them apart, and nobody said that they are trusted
    WorkerSetup setup(Lab lab) {
        WorkerSetup setup = lab.workerSetup();
        if (setup.isolation() == Isolation.NONE && !trust) {
            throw new Cannot(
                    "Nothing here keeps strangers' code apart from your machine: install bubblewrap"
                            + " (Debian: apt install bubblewrap), or say --trust if you trust it.",
                    "这台机器上没有能隔离陌生代码的工具：请安装 bubblewrap（Debian：apt install"
                            + " bubblewrap）；如果你信任这些代码，可加 --trust。");
        }
        return setup;
    }
}
