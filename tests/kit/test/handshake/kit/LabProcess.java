package handshake.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The command `lab`, run as a process and in a process group of its own, as from a terminal.
///
/// @param log where it writes what it says
record LabProcess(Process process, Path log) implements AutoCloseable {
    private static final int LIMIT_SECONDS = 900;

    static LabProcess start(Path log, String... words) throws IOException {
        var command = new ArrayList<String>();
        // Whoever runs the tests in the background has Ctrl-C ignored, by all that is started
        // there.
        command.addAll(List.of("setsid", "env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(Kit.root().resolve("tools/lab/target/lib") + "/*");
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(temp(log)));
        command.add("-Dhandshake.root=" + Kit.root());
        command.add("handshake.lab.Main");
        command.addAll(List.of("--lang", "en"));
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new LabProcess(process, log);
    }

    /// Runs it to its end.
    ///
    /// @return its exit status
    static int run(Path log, String... words) throws IOException, InterruptedException {
        try (var lab = start(log, words)) {
            return lab.await();
        }
    }

    int await() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("lab has not ended: " + said());
        }
        return process.exitValue();
    }

    /// Sends a signal to it and to all in its group.
    void signalGroup(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, "--", "-" + process.pid()).start().waitFor();
    }

    String said() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /// Where it and its workers keep what they need for a while: beside the log.
    static Path temp(Path log) {
        return log.resolveSibling("tmp");
    }

    /// What it has left in the temporary folder.
    static List<Path> leftovers(Path log) throws IOException {
        try (Stream<Path> all = Files.list(temp(log))) {
            return all.toList();
        }
    }

    /// Waits until no worker of any `lab` with this log is left: the kernel ends them when `lab`
    /// has ended, which takes a moment.
    static void awaitNoWorkers(Path log) throws Exception {
        String folder = temp(log).toString();
        List<ProcessHandle> left;
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            left =
                    all.filter(it -> it.info().commandLine().orElse("").contains(folder))
                            .filter(it -> it.pid() != ProcessHandle.current().pid())
                            .toList();
        }
        for (ProcessHandle one : left) {
            one.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
