package handshake.lab;

/// How far something is that takes long, and how much longer it will take.
final class ProgressBar {
    private static final int COLUMNS = 30;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private ProgressBar() {}

    /// `███░░░ 12/40 1:30 left`.
    ///
    /// @param done how many are done
    /// @param all how many there are, at least 1
    /// @param fresh how many of those that are done took any time
    /// @param nanos how long they took, in nanoseconds
    static String of(Screen screen, int done, int all, int fresh, long nanos) {
        int filled = COLUMNS * done / all;
        String bar = "█".repeat(filled) + "░".repeat(COLUMNS - filled);
        long left = fresh == 0 ? 0 : nanos / NANOS_PER_SECOND * (all - done) / fresh;
        String time = screen.say("%d:%02d left", "还需 %d:%02d").formatted(left / 60, left % 60);
        return "%s %d/%d  %s".formatted(bar, done, all, time);
    }
}
