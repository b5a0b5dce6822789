package lesson10;

import handshake.support.Body;
import handshake.support.Failure;

/// A student's code against a plain loop that does the same: in turns, so that whatever else the
/// machine does hits both, and the best of several rounds counts, for noise only makes slower.
final class Race {
    private static final int ROUNDS_AT_LEAST = 3;
    private static final int ROUNDS_AT_MOST = 12;
    private static final long TIME_NANOS = 1_800_000_000;
    private static final int ALLOWED_FACTOR = 2;

    private final Body yours;
    private final Body plain;
    private long yoursNanos = Long.MAX_VALUE;
    private long plainNanos = Long.MAX_VALUE;

    private Race(Body yours, Body plain) {
        this.yours = yours;
        this.plain = plain;
    }

    static Race between(Body yours, Body plain) {
        return new Race(yours, plain);
    }

    /// Runs until `yours` has been fast enough once, or has had its chances.
    ///
    /// @param en what is done, with a place for the amount
    void mustNotBeHalfAsFast(String en, String zh, int mebibytes) throws Exception {
        long start = System.nanoTime();
        for (int round = 1; round <= ROUNDS_AT_MOST && goesOn(round, start); round++) {
            plainNanos = Math.min(plainNanos, nanos(plain));
            yoursNanos = Math.min(yoursNanos, nanos(yours));
            if (round >= ROUNDS_AT_LEAST && yoursNanos <= ALLOWED_FACTOR * plainNanos) {
                return;
            }
        }
        throw Failure.of(
                        en.formatted(mebibytes) + " takes more than twice as long as a plain loop",
                        zh.formatted(mebibytes) + "，用的时间是简单循环的两倍以上")
                .expected("at most %d ms".formatted(ALLOWED_FACTOR * plainNanos / 1_000_000))
                .got("%d ms".formatted(yoursNanos / 1_000_000));
    }

    private static boolean goesOn(int round, long start) {
        return round <= ROUNDS_AT_LEAST || System.nanoTime() - start < TIME_NANOS;
    }

    private static long nanos(Body body) throws Exception {
        long start = System.nanoTime();
        body.run();
        return System.nanoTime() - start;
    }
}
