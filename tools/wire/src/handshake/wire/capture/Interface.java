package handshake.wire.capture;

import java.math.BigInteger;

/// One interface of a pcapng section: what its frames are and how its clock ticks.
///
/// @param resolution the option if_tsresol: a negative power of ten, or of two where bit 7 is set
/// @param offsetSeconds the option if_tsoffset: added to every time
record Interface(int linkType, int snapBytes, int resolution, long offsetSeconds) {
    static final int MICROSECONDS = 6;

    static final int OPTION_RESOLUTION = 9;

    private static final int OPTION_OFFSET = 14;
    private static final int BINARY = 0x80;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// The interface that a block of at least 20 bytes describes.
    static Interface in(PcapngBlock block) {
        int resolution = Interface.MICROSECONDS;
        long offsetSeconds = 0;
        int end = block.end();
        int at = 16;
        while (at + 4 <= end) {
            int code = block.u16(at);
            int length = block.u16(at + 2);
            int value = at + 4;
            if (code == 0 || value + length > end) {
                break;
            }
            if (code == OPTION_RESOLUTION && length == 1) {
                resolution = block.bytes().u8(value);
            } else if (code == OPTION_OFFSET && length == 8) {
                offsetSeconds = block.i64(value);
            }
            at = value + (length + 3) / 4 * 4;
        }
        return new Interface(block.u16(8), block.i32(12), resolution, offsetSeconds);
    }

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
                (resolution & BINARY) != 0 ? BigInteger.TWO.pow(power) : BigInteger.TEN.pow(power);
        return new BigInteger(Long.toUnsignedString(ticks))
                .multiply(BigInteger.valueOf(NANOS_PER_SECOND))
                .divide(perSecond)
                .longValue();
    }
}
