package handshake.lab;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// How a lesson's program is watched while it runs.
final class WatchOptions {
    @Option(
            names = "--view",
            description = "Watch it on the wire, in the browser; whom it speaks with runs, too.")
    boolean view;

    @Option(names = "--text", description = "Watch it on the wire, in the terminal.")
    boolean text;

    @Option(
            names = "--capture",
            paramLabel = "FILE",
            description = "Keep its segments in a file, as pcapng.")
    Path capture;

    @Option(
            names = "--loss",
            paramLabel = "PERCENT",
            description = "Lose so many of a hundred segments at random (Linux).")
    double lossPercent;

    @Option(
            names = "--slow",
            description = "Let the client read slowly, from a small buffer (Linux).")
    boolean slow;

    /// Whether it is to be watched at all.
    boolean isAsked() {
        return view || text || capture != null || lossPercent != 0 || slow;
    }

    /// @throws Wrong if the loss is no percentage
    void check() {
        if (!(lossPercent >= 0 && lossPercent <= 100)) {
            throw new Wrong(
                    "The loss is a percentage from 0 to 100, not %s.".formatted(lossPercent),
                    "丢失率是 0 到 100 的百分数，而不是 %s。".formatted(lossPercent));
        }
    }
}
