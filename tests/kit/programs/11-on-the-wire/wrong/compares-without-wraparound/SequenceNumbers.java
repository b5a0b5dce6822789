// Step 1: compares the numbers as they are.
package lesson11;

/// Arithmetic on sequence numbers. There are 2³² of them; after the last one comes 0 again.
public final class SequenceNumbers {
    private static final long COUNT = 1L << 32;

    private SequenceNumbers() {}

    /// How many numbers one has to go on from `from` to come to `to`.
    ///
    /// @param from 0 to 2³² − 1
    /// @param to 0 to 2³² − 1
    /// @return 0 to 2³² − 1: also where `to` is the smaller one, for then the way leads past the
    ///   end
    static long distance(long from, long to) {
        return Math.floorMod(to - from, COUNT);
    }

    /// Whether `a` comes before `b`: whether one comes from `a` to `b` in less than 2³¹ steps, and
    /// at least one.
    static boolean isBefore(long a, long b) {
        return a < b;
    }

    /// The number after the last one that a segment uses: what acknowledges all of it, and where
    /// its sender goes on. Each byte of the payload uses one number; so do SYN and FIN.
    ///
    /// @return 0 to 2³² − 1
    static long next(Segment segment) {
        long used = segment.payloadBytes();
        used += segment.header().getSyn() ? 1 : 0;
        used += segment.header().getFin() ? 1 : 0;
        return (segment.header().getSequenceNumberAsLong() + used) % COUNT;
    }
}
