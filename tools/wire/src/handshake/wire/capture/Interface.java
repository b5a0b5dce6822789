package handshake.wire.capture;

import java.math.BigInteger;

/// One interface of a pcapng section: what its frames are and how its clock ticks.
///
/// @param resolution the option if_tsresol: a negative power of ten, or of two where bit 7 is set
/// @param offsetSeconds the option if_tsoffset: added to every time
record Interface(int linkType, int snapBytes, int resolution, long offsetSeconds) {
    static final int MICROSECONDS = 6;

    private static final int BINARY = 0x80;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// The time of a frame in nanoseconds since 1970; what does not fit in a long (hostile clocks
    /// only) wraps around.
    long nanos(long ticks) {
        long sinceOffset =
                switch (resolution) {
                    case 6 -> ticks * 1_000;
                    case 9 -> ticks;
                    case 3 -> ticks * 1_000_000;
                    default -> scaled(ticks);
                };
        return sinceOffset + offsetSeconds * NANOS_PER_SECOND;
    }

    private long scaled(long ticks) {
        int power = resolution & ~BINARY;
        var perSecond =
                (resolution & BINARY) != 0
                        ? BigInteger.TWO.pow(power)
                        : BigInteger.TEN.pow(power);
        return new BigInteger(Long.toUnsignedString(ticks))
                .multiply(BigInteger.valueOf(NANOS_PER_SECOND))
                .divide(perSecond)
                .longValue();
    }
}
