package handshake.wire.capture;

/// An IPv4 or IPv6 address.
///
/// @param version 4 or 6
/// @param high the first 64 bits of an IPv6 address; 0 for IPv4
/// @param low the last 64 bits of an IPv6 address; the 32 bits of an IPv4 address
public record Address(int version, long high, long low) implements Comparable<Address> {
    /// An IPv4 address from its 32 bits.
    public static Address v4(int bits) {
        return new Address(4, 0, Integer.toUnsignedLong(bits));
    }

    /// An IPv6 address from its two halves.
    public static Address v6(long high, long low) {
        return new Address(6, high, low);
    }

    /// Numeric order, IPv4 before IPv6.
    @Override
    public int compareTo(Address other) {
        int byVersion = Integer.compare(version, other.version);
        int byHigh = Long.compareUnsigned(high, other.high);
        return byVersion != 0
                ? byVersion
                : byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /// `192.0.2.1`, or `2001:db8::1` as RFC 5952 §4 wants it.
    @Override
    public String toString() {
        return version == 4
                ? (low >> 24 & 255)
                        + "."
                        + (low >> 16 & 255)
                        + "."
                        + (low >> 8 & 255)
                        + "."
                        + (low & 255)
                : v6Text();
    }

    private String v6Text() {
        int bestStart = -1;
        int bestLength = 1; // a single group of zeros is not shortened
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && group(end) == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int group(int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> 48 - 16 * (index % 4) & 0xffff);
    }
}
