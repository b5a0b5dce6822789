package handshake.viewer.fields;

/// The IP headers (RFC 791, RFC 8200), one inside the other if need be.
final class IpFields {
    private static final int TCP = 6;
    private static final int MOST_HEADERS = 32;
    private static final int FRAGMENT_OFFSET = 0x1fff;

    private IpFields() {}

    /// Walks to the TCP header. The answer is where the IP packet ends; 0 where no TCP header
    /// follows.
    static int enter(Walk walk, int etherType) {
        if (!walk.has(1)) {
            return 0;
        }
        boolean isV6 = walk.u8(0) >> 4 == 6;
        return switch (etherType) {
            case LinkFields.IPV4 -> isV6 ? v6(walk, 0) : v4(walk, 0);
            case LinkFields.IPV6 -> v6(walk, 0);
            default -> 0;
        };
    }

    private static int v4(Walk walk, int depth) {
        int start = walk.at;
        int headerBytes = (walk.u8(0) & 0xf) * 4;
        int totalBytes = walk.u16(2);
        int protocol = walk.u8(9);
        int pieces = walk.u16(6);
        firstWords(walk, pieces);
        walk.take("ip.ttl", 1, walk.u8(0))
                .take("ip.protocol", 1, protocolName(protocol))
                .take("ip.checksum", 2, Walk.hex16(walk.u16(0)))
                .take("ip.src", 4, v4Address(walk))
                .take("ip.dst", 4, v4Address(walk));
        if (headerBytes > 20) {
            walk.take("ip.options", headerBytes - 20, walk.hex(" ", 0, headerBytes - 20));
        }
        int end = totalBytes == 0 ? walk.bytes.length() : start + totalBytes;
        if ((pieces & FRAGMENT_OFFSET) != 0) {
            walk.rest("ip.fragment");
            return 0;
        }
        return next(walk, protocol, end, depth);
    }

    private static void firstWords(Walk walk, int pieces) {
        int service = walk.u8(1);
        int headerBytes = (walk.u8(0) & 0xf) * 4;
        walk.bits("ip.version", 0, 1, 0xf0, walk.u8(0) >> 4)
                .bits("ip.headerLength", 0, 1, 0x0f, headerBytes + " B")
                .bits("ip.dscp", 1, 1, 0xfc, service >> 2)
                .bits("ip.ecn", 1, 1, 0x03, ecn(service & 3))
                .skip(2);
        walk.take("ip.length", 2, walk.u16(0) + " B")
                .take("ip.id", 2, Walk.hex16(walk.u16(0)))
                .bits("ip.reserved", 0, 2, 0x8000, pieces >> 15)
                .bits("ip.dontFragment", 0, 2, 0x4000, pieces >> 14 & 1)
                .bits("ip.moreFragments", 0, 2, 0x2000, pieces >> 13 & 1)
                .bits("ip.offset", 0, 2, FRAGMENT_OFFSET, (pieces & FRAGMENT_OFFSET) * 8 + " B")
                .skip(2);
    }

    private static int v6(Walk walk, int depth) {
        int start = walk.at;
        int word = walk.i32(0);
        int payloadBytes = walk.u16(4);
        int next = walk.u8(6);
        walk.bits("ip.version", 0, 1, 0xf0, word >>> 28)
                .bits("ip.dscp", 0, 2, 0x0fc0, word >>> 22 & 0x3f)
                .bits("ip.ecn", 1, 1, 0x30, ecn(word >>> 20 & 3))
                .bits("ip6.flow", 1, 3, 0x0fffff, "0x%05x".formatted(word & 0xfffff))
                .skip(4);
        walk.take("ip6.length", 2, payloadBytes + " B")
                .take("ip6.next", 1, protocolName(next))
                .take("ip6.hopLimit", 1, walk.u8(0))
                .take("ip.src", 16, v6Address(walk))
                .take("ip.dst", 16, v6Address(walk));
        boolean jumbo = payloadBytes == 0 && next == 0;
        return next(walk, next, jumbo ? walk.bytes.length() : start + 40 + payloadBytes, depth);
    }

    private static int next(Walk walk, int protocol, int end, int depth) {
        if (depth > MOST_HEADERS || !walk.has(1)) {
            return 0;
        }
        return switch (protocol) {
            case TCP -> end;
            case 4 -> v4(walk, depth + 1);
            case 41 -> v6(walk, depth + 1);
            case 0, 43, 60, 140 -> extension(walk, (walk.u8(1) + 1) * 8, end, depth);
            case 51 -> extension(walk, (walk.u8(1) + 2) * 4, end, depth);
            case 44 -> fragment(walk, end, depth);
            case 47 -> {
                int flags = walk.u16(0);
                int type = walk.u16(2);
                int length = 4 + 4 * Integer.bitCount(flags & 0xb000);
                walk.take("gre.header", length, walk.hex(" ", 0, length));
                yield type == LinkFields.IPV4
                        ? v4(walk, depth + 1)
                        : type == LinkFields.IPV6 ? v6(walk, depth + 1) : 0;
            }
            default -> 0;
        };
    }

    private static int extension(Walk walk, int length, int end, int depth) {
        int next = walk.u8(0);
        walk.take("ip6.next", 1, protocolName(next))
                .take("ip6.extensionLength", 1, length + " B")
                .take("ip6.extension", length - 2, walk.hex(" ", 1, Math.min(length - 2, 16)));
        return next(walk, next, end, depth + 1);
    }

    private static int fragment(Walk walk, int end, int depth) {
        int next = walk.u8(0);
        int place = walk.u16(2);
        walk.take("ip6.next", 1, protocolName(next))
                .take("ip6.reserved", 1, walk.u8(0))
                .bits("ip.offset", 0, 2, 0xfff8, (place & ~7) + " B")
                .bits("ip.reserved", 0, 2, 0x0006, place >> 1 & 3)
                .bits("ip.moreFragments", 0, 2, 0x0001, place & 1)
                .skip(2);
        walk.take("ip.id", 4, "0x%08x".formatted(walk.i32(0)));
        if ((place & ~7) != 0) {
            walk.rest("ip.fragment");
            return 0;
        }
        return next(walk, next, end, depth + 1);
    }

    private static String v4Address(Walk walk) {
        return walk.u8(0) + "." + walk.u8(1) + "." + walk.u8(2) + "." + walk.u8(3);
    }

    private static String v6Address(Walk walk) {
        long high = (long) walk.i32(0) << 32 | Integer.toUnsignedLong(walk.i32(4));
        long low = (long) walk.i32(8) << 32 | Integer.toUnsignedLong(walk.i32(12));
        return handshake.wire.capture.Address.v6(high, low).toString();
    }

    private static String ecn(int bits) {
        return switch (bits) {
            case 0 -> "0 Not-ECT";
            case 1 -> "1 ECT(1)";
            case 2 -> "2 ECT(0)";
            default -> "3 CE";
        };
    }

    private static String protocolName(int protocol) {
        String name =
                switch (protocol) {
                    case 0 -> " Hop-by-Hop";
                    case 1 -> " ICMP";
                    case 4 -> " IPv4";
                    case TCP -> " TCP";
                    case 17 -> " UDP";
                    case 41 -> " IPv6";
                    case 43 -> " Routing";
                    case 44 -> " Fragment";
                    case 47 -> " GRE";
                    case 51 -> " AH";
                    case 58 -> " ICMPv6";
                    case 60 -> " Destination options";
                    default -> "";
                };
        return protocol + name;
    }
}
