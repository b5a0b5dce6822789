package handshake.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Analyses one large capture by Handshake and by tshark, in turn, each as a process of its own.
public final class WireBench {
    /// The heap that Handshake is given.
    public static final int HEAP_MEBIBYTES = 128;

    private final Path folder;
    private final Consumer<String> progress;

    /// What came out.
    ///
    /// @param segments how many segments the capture has
    /// @param ownSeconds Handshake's time, the start of the JVM and all, the median
    /// @param ownFlagged how many frames it flags as Wireshark would
    /// @param residentBytes the most memory it had; 0 where the system does not tell
    /// @param tsharkSeconds tshark's time, the median; 0 if it is not installed
    /// @param tsharkFlagged how many frames tshark flags
    /// @param ratio the median of the rounds' own ratios, tshark to Handshake
    public record Result(
            int segments,
            double ownSeconds,
            int ownFlagged,
            long residentBytes,
            double tsharkSeconds,
            int tsharkFlagged,
            double ratio) {}

    /// @param folder to write the capture to, some 120 MB for a million segments
    /// @param progress told what is being done
    public WireBench(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /// Measures; a first round warms the system's caches and is not counted.
    ///
    /// @throws IOException if there is no room for the capture, or one of the two fails
    public Result measure(int segments, int rounds) throws IOException, InterruptedException {
        progress.accept("writing a capture");
        Path capture = folder.resolve("large.pcapng");
        int count = SampleCapture.write(capture, segments);
        var own = new Samples();
        var tshark = new Samples();
        String[] said = {};
        int tsharkFlagged = 0;
        for (int round = 0; round <= rounds; round++) {
            progress.accept("round " + round + " of " + rounds);
            var ownTime = new Samples();
            said = timed(ownTime, ownCommand(capture)).strip().split(" ");
            var tsharkTime = new Samples();
            if (isInstalled()) {
                String listed = timed(tsharkTime, tsharkCommand(capture));
                tsharkFlagged = (int) listed.lines().filter(it -> it.matches("\\d+")).count();
            }
            if (round > 0) {
                own.add(ownTime.median());
                if (isInstalled()) {
                    tshark.add(tsharkTime.median());
                }
            }
        }
        return new Result(
                count,
                own.median(),
                Integer.parseInt(said[0]),
                Long.parseLong(said[1]) * 1024,
                tshark.count() == 0 ? 0 : tshark.median(),
                tsharkFlagged,
                tshark.count() == 0 ? 0 : tshark.ratiosTo(own).median());
    }

    private static String timed(Samples samples, List<String> command)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        String said = Rates.run(command);
        samples.add((System.nanoTime() - start) / 1e9);
        return said;
    }

    private static List<String> ownCommand(Path capture) {
        return List.of(
                Servers.java(),
                "-Xmx" + HEAP_MEBIBYTES + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                WireCount.class.getName(),
                capture.toString());
    }

    /// Only the numbers of the flagged frames are printed: that is the least it can print.
    private static List<String> tsharkCommand(Path capture) {
        return List.of(
                "tshark",
                "-2",
                "-n",
                "-r",
                capture.toString(),
                "-Y",
                "tcp.analysis.flags",
                "-T",
                "fields",
                "-e",
                "frame.number");
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("tshark", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
