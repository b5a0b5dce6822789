package handshake.wire.capture;

/// The Internet checksum (RFC 1071) over a segment and its pseudo header.
final class Checksum {
    private static final int TCP = 6;

    private Checksum() {}

    static ChecksumState of(Segment segment) {
        var header = segment.header();
        var payload = segment.payload();
        if (!segment.isHeaderWhole() || payload.length() < segment.payloadBytes()) {
            return ChecksumState.UNKNOWN;
        }
        int length = header.length() + payload.length();
        long pseudo =
                words(segment.source())
                        + words(segment.destination())
                        + TCP
                        + (length & 0xffff)
                        + (length >>> 16);
        if (fold(pseudo + words(header) + words(payload)) == 0xffff) {
            return ChecksumState.VERIFIED;
        }
        return fold(pseudo) == segment.checksum()
                ? ChecksumState.LEFT_TO_HARDWARE
                : ChecksumState.WRONG;
    }

    private static long words(Address address) {
        return words(address.high()) + words(address.low());
    }

    private static long words(long bits) {
        return (bits >>> 48) + (bits >>> 32 & 0xffff) + (bits >>> 16 & 0xffff) + (bits & 0xffff);
    }

    /// The header is a multiple of four bytes long, so the payload starts a word of its own.
    private static long words(Bytes bytes) {
        long sum = 0;
        int at = 0;
        for (; at + 8 <= bytes.length(); at += 8) {
            long bits = bytes.i64(at);
            sum += (bits >>> 32) + (bits & 0xffffffffL); // folded to 16 bits at the end
        }
        for (; at + 2 <= bytes.length(); at += 2) {
            sum += bytes.u16(at);
        }
        return at < bytes.length() ? sum + (bytes.u8(at) << 8) : sum;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) folded;
    }
}
