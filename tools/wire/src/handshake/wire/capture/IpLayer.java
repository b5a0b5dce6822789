package handshake.wire.capture;

import handshake.wire.capture.NotTcp.Reason;

/// Finds the TCP segment in an IP packet: through the headers of IPv4 (RFC 791) and IPv6, packets
/// inside packets, and fragments. Leaves the cursor at the segment, or says why not.
final class IpLayer {
    private static final int IPV6_IN_IP = 41;
    private static final int IPV4_IN_IP = 4;
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int ICMPV6 = 58;
    private static final int HOP_BY_HOP = Ipv6.HOP_BY_HOP;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int ROUTING_ENCAPSULATION = 47;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int SHIM6 = 140;

    private static final int IPV4_HEADER_BYTES = 20;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1fff;
    // One bit for each type of message that quotes the packet it is about.
    private static final int ICMP_ERRORS = 1 << 3 | 1 << 4 | 1 << 5 | 1 << 11 | 1 << 12;
    private static final int ICMPV6_ERRORS = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4;
    private static final int ICMP_HEADER_BYTES = 8;
    private static final int MOST_HEADERS = 32;

    private final AddressCache addresses = new AddressCache();
    private final Fragments fragments = new Fragments();
    private final Ipv6 ipv6 = new Ipv6(addresses, fragments);

    /// The cursor stands at a packet whose EtherType is its protocol.
    boolean enter(Cursor cursor) {
        // Some senders write the EtherType of IPv4 before IPv6: the version decides.
        boolean found =
                cursor.protocol == LinkLayer.IPV4 && !isV6(cursor)
                        ? v4(cursor)
                        : ipv6.header(cursor);
        for (int headers = 0; found && headers < MOST_HEADERS; headers++) {
            switch (cursor.protocol) {
                case TCP -> {
                    return true;
                }
                case IPV4_IN_IP -> found = v4(cursor);
                case IPV6_IN_IP -> found = ipv6.header(cursor);
                case ROUTING_ENCAPSULATION -> found = encapsulated(cursor);
                case AUTHENTICATION -> found = Ipv6.extension(cursor, 4, 2);
                case HOP_BY_HOP, ROUTING, DESTINATION_OPTIONS, SHIM6 ->
                        found = Ipv6.extension(cursor, 8, 1);
                case ICMP -> found = quoted(cursor, ICMP_ERRORS) && v4(cursor);
                case ICMPV6 -> found = quoted(cursor, ICMPV6_ERRORS) && ipv6.header(cursor);
                case FRAGMENT -> found = ipv6.fragment(cursor);
                default -> {
                    return cursor.stop(Reason.OTHER_TRANSPORT);
                }
            }
        }
        return found ? cursor.stop(Reason.MALFORMED) : false;
    }

    /// RFC 2784, RFC 2890: a header with up to three optional words, then a packet of any kind.
    private boolean encapsulated(Cursor cursor) {
        if (cursor.lacks(4)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        int flags = cursor.u16(0);
        int type = cursor.u16(2);
        boolean plain = (flags & 0x4fff) == 0 && (type == LinkLayer.IPV4 || type == LinkLayer.IPV6);
        if (!plain) {
            return cursor.stop(Reason.OTHER_TRANSPORT);
        }
        cursor.at += 4 + 4 * Integer.bitCount(flags);
        return type == LinkLayer.IPV4 ? v4(cursor) : ipv6.header(cursor);
    }

    private static boolean isV6(Cursor cursor) {
        return !cursor.lacks(1) && cursor.u8(0) >> 4 == 6;
    }

    /// The packet that an ICMP error quotes (RFC 792, RFC 4443).
    private static boolean quoted(Cursor cursor, int errors) {
        if (cursor.lacks(ICMP_HEADER_BYTES)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        int type = cursor.u8(0);
        if (cursor.quoted || type >= Integer.SIZE || (errors & 1 << type) == 0) {
            return cursor.stop(Reason.OTHER_TRANSPORT);
        }
        cursor.quoted = true;
        cursor.at += ICMP_HEADER_BYTES;
        return true;
    }

    private boolean v4(Cursor cursor) {
        if (cursor.lacks(IPV4_HEADER_BYTES)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        int headerBytes = (cursor.u8(0) & 0xf) * 4;
        int totalBytes = cursor.u16(2);
        if (cursor.u8(0) >> 4 != 4 || headerBytes < IPV4_HEADER_BYTES) {
            return cursor.stop(Reason.MALFORMED);
        }
        if (totalBytes != 0) { // 0: the network card was to cut this up and fill the length in
            if (totalBytes < headerBytes) {
                return cursor.stop(Reason.MALFORMED);
            }
            cursor.end = Math.min(cursor.end, cursor.at + totalBytes);
        }
        if (cursor.lacks(headerBytes)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        int pieces = cursor.u16(6);
        int identification = cursor.u16(4);
        cursor.protocol = cursor.u8(9);
        cursor.source = addresses.v4(cursor.i32(12));
        cursor.destination = addresses.v4(cursor.i32(16));
        cursor.at += headerBytes;
        if ((pieces & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) == 0) {
            return true;
        }
        int offset = (pieces & FRAGMENT_OFFSET) * 8;
        return fragments.complete(cursor, identification, offset, (pieces & MORE_FRAGMENTS) != 0);
    }
}
