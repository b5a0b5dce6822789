package lesson10;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Shows a person how far a transfer has come, in a line that is written over and over.
public final class ProgressBar implements Progress {
    private static final long PAUSE_NANOS = 100_000_000;
    private static final int BAR_CHARACTERS = 20;

    // Back to the beginning of the line; and what an older, longer text has left behind is erased.
    private static final String BEGIN = "\r";
    private static final String ERASE_REST = "\u001b[K";

    private final String name;
    private final long from;
    private final long total;
    private final PrintStream screen;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private long shownNanos;

    /// @param from how many of the file's bytes were there before this transfer
    /// @param total how many the file has
    /// @param nanoTime a clock as {@link System#nanoTime} is one
    ProgressBar(String name, long from, long total, PrintStream screen, LongSupplier nanoTime) {
        this.name = name;
        this.from = from;
        this.total = total;
        this.screen = screen;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
        this.shownNanos = startNanos - PAUSE_NANOS;
    }

    /// Shows how far it is, unless it was shown less than a tenth of a second ago; but always when
    /// all has come.
    ///
    /// @param received how many bytes this transfer has brought
    @Override
    public void copied(long received) {
        long now = nanoTime.getAsLong();
        if (from + received < total && now - shownNanos < PAUSE_NANOS) {
            return; // nobody reads so fast, and a terminal is slow
        }
        shownNanos = now;
        show(line(name, from, received, total, Duration.ofNanos(now - startNanos)));
    }

    private void show(String line) {
        screen.print(BEGIN + line + ERASE_REST);
        screen.flush();
    }

    /// What is shown: `report.pdf [===== ] 47% 12.3 MB of 26.1 MB 3.4 MB/s 0:04 left`.
    ///
    /// The rate, and with it the time that is left, are those of this transfer: what was there
    /// before has taken no time. While there is no rate yet, both are `-`.
    ///
    /// @param elapsed how long this transfer has lasted
    static String line(String name, long from, long received, long total, Duration elapsed) {
        long done = from + received;
        double share = total == 0 ? 1 : (double) done / total;
        double bytesPerSecond = received / (elapsed.toNanos() / 1e9);
        boolean hasRate = received > 0 && elapsed.isPositive();
        String rate = hasRate ? Units.bytes(bytesPerSecond) + "/s" : "-";
        String left =
                hasRate
                        ? Units.time(Duration.ofSeconds((long) ((total - done) / bytesPerSecond)))
                        : "-";
        return "%s  [%s]  %d%%  %s of %s  %s  %s left"
                .formatted(
                        name,
                        bar(share),
                        (int) (share * 100),
                        Units.bytes(done),
                        Units.bytes(total),
                        rate,
                        left);
    }

    private static String bar(double share) {
        int filled = (int) (share * BAR_CHARACTERS);
        return "=".repeat(filled) + " ".repeat(BAR_CHARACTERS - filled);
    }
}
