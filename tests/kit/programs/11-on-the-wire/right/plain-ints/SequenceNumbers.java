// How it is written: with the 32 bits as an int, whose overflow is the wrapping, and plain loops.
package lesson11;

/// Arithmetic on sequence numbers. There are 2³² of them; after the last one comes 0 again.
public final class SequenceNumbers {
    private SequenceNumbers() {}

    /// How many numbers one has to go on from `from` to come to `to`.
    ///
    /// @param from 0 to 2³² − 1
    /// @param to 0 to 2³² − 1
    /// @return 0 to 2³² − 1: also where `to` is the smaller one, for then the way leads past the
    ///   end
    static long distance(long from, long to) {
        return Integer.toUnsignedLong((int) to - (int) from);
    }

    /// Whether `a` comes before `b`: whether one comes from `a` to `b` in less than 2³¹ steps, and
    /// at least one.
    static boolean isBefore(long a, long b) {
        return (int) a - (int) b < 0;
    }

    /// The number after the last one that a segment uses: what acknowledges all of it, and where
    /// its sender goes on. Each byte of the payload uses one number; so do SYN and FIN.
    ///
    /// @return 0 to 2³² − 1
    static long next(Segment segment) {
        int next = segment.header().getSequenceNumber() + segment.payloadBytes();
        if (segment.header().getSyn()) {
            next++;
        }
        if (segment.header().getFin()) {
            next++;
        }
        return Integer.toUnsignedLong(next);
    }
}
