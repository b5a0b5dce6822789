package handshake.wire.capture;

/// Arithmetic on sequence numbers, which start again at 0 after 2³² − 1 (RFC 9293 §3.4).
public final class Sequence {
    private Sequence() {}

    /// Whether `a` lies before `b`: less than 2³¹ below it.
    public static boolean before(int a, int b) {
        return a - b < 0;
    }

    /// Whether `a` lies after `b`.
    public static boolean after(int a, int b) {
        return b - a < 0;
    }

    /// How far it is from `from` up to `to`, 0 to 2³² − 1.
    public static long distance(int from, int to) {
        return Integer.toUnsignedLong(to - from);
    }
}
