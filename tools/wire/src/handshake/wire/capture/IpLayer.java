package handshake.wire.capture;

import handshake.wire.capture.NotTcp.Reason;

/// Finds the TCP segment in an IP packet: through the headers of IPv4 (RFC 791) and IPv6 (RFC 8200),
/// packets inside packets, and fragments. Leaves the cursor at the segment, or says why not.
final class IpLayer {
    private static final int IPV6_IN_IP = 41;
    private static final int IPV4_IN_IP = 4;
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int ICMPV6 = 58;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int SHIM6 = 140;

    private static final int JUMBO_OPTION = 0xc204; // its kind and its length
    private static final int IPV4_HEADER_BYTES = 20;
    private static final int IPV6_HEADER_BYTES = 40;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1fff;
    // One bit for each type of message that quotes the packet it is about.
    private static final int ICMP_ERRORS = 1 << 3 | 1 << 4 | 1 << 5 | 1 << 11 | 1 << 12;
    private static final int ICMPV6_ERRORS = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4;
    private static final int ICMP_HEADER_BYTES = 8;
    private static final int MOST_HEADERS = 32;

    private final AddressCache addresses = new AddressCache();
    private final Fragments fragments = new Fragments();

    /// The cursor stands at a packet whose EtherType is its protocol.
    boolean enter(Cursor cursor) {
        // Some senders write the EtherType of IPv4 before IPv6: the version decides.
        boolean found =
                cursor.protocol == LinkLayer.IPV4 && !isV6(cursor) ? v4(cursor) : v6(cursor);
        for (int headers = 0; found && headers < MOST_HEADERS; headers++) {
            switch (cursor.protocol) {
                case TCP -> {
                    return true;
                }
                case IPV4_IN_IP -> found = v4(cursor);
                case IPV6_IN_IP -> found = v6(cursor);
                case AUTHENTICATION -> found = extension(cursor, 4, 2);
                case HOP_BY_HOP, ROUTING, DESTINATION_OPTIONS, SHIM6 ->
                        found = extension(cursor, 8, 1);
                case ICMP -> found = quoted(cursor, ICMP_ERRORS) && v4(cursor);
                case ICMPV6 -> found = quoted(cursor, ICMPV6_ERRORS) && v6(cursor);
                case FRAGMENT -> found = v6Fragment(cursor);
                default -> {
                    return cursor.stop(Reason.OTHER_TRANSPORT);
                }
            }
        }
        return found ? cursor.stop(Reason.MALFORMED) : false;
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

    private boolean v6(Cursor cursor) {
        if (cursor.lacks(IPV6_HEADER_BYTES)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        if (cursor.u8(0) >> 4 != 6) {
            return cursor.stop(Reason.MALFORMED);
        }
        int payloadBytes = cursor.u16(4);
        cursor.protocol = cursor.u8(6);
        cursor.source = addresses.v6(cursor.i64(8), cursor.i64(16));
        cursor.destination = addresses.v6(cursor.i64(24), cursor.i64(32));
        cursor.at += IPV6_HEADER_BYTES;
        if (payloadBytes == 0 && cursor.protocol == HOP_BY_HOP) {
            return jumbogram(cursor);
        }
        cursor.end = Math.min(cursor.end, cursor.at + payloadBytes);
        return true;
    }

    /// RFC 2675: a length that does not fit in 16 bits stands in the first hop-by-hop option. Linux
    /// writes it for segments that the network card is to cut up.
    private static boolean jumbogram(Cursor cursor) {
        if (cursor.lacks(8)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        int payloadBytes = cursor.i32(4);
        if (cursor.u16(2) != JUMBO_OPTION || payloadBytes >>> 16 == 0 || payloadBytes < 0) {
            return cursor.stop(Reason.MALFORMED);
        }
        cursor.end = (int) Math.min(cursor.end, (long) cursor.at + payloadBytes);
        return true;
    }

    /// A header that names the next one first and then its own length, in units beyond `least`.
    private static boolean extension(Cursor cursor, int unitBytes, int leastUnits) {
        if (cursor.lacks(2)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        int length = (cursor.u8(1) + leastUnits) * unitBytes;
        if (cursor.at + length > cursor.end) {
            return cursor.stop(Reason.MALFORMED);
        }
        cursor.protocol = cursor.u8(0);
        cursor.at += length;
        return !cursor.lacks(0) || cursor.stop(Reason.CUT_OFF);
    }

    private boolean v6Fragment(Cursor cursor) {
        if (cursor.lacks(8)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        int place = cursor.u16(2);
        int identification = cursor.i32(4);
        cursor.protocol = cursor.u8(0);
        cursor.at += 8;
        boolean more = (place & 1) != 0;
        int offset = place & ~7;
        return offset == 0 && !more || fragments.complete(cursor, identification, offset, more);
    }
}
