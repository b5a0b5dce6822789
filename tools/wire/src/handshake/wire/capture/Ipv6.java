package handshake.wire.capture;

import handshake.wire.capture.NotTcp.Reason;

/// The headers of IPv6 (RFC 8200). Every method moves the cursor past one of them and returns true,
/// or says what is wrong and returns false.
final class Ipv6 {
    static final int HOP_BY_HOP = 0;

    private static final int HEADER_BYTES = 40;
    private static final int FRAGMENT_HEADER_BYTES = 8;
    private static final int JUMBO_OPTION = 0xc204; // its kind and its length

    private final AddressCache addresses;
    private final Fragments fragments;

    Ipv6(AddressCache addresses, Fragments fragments) {
        this.addresses = addresses;
        this.fragments = fragments;
    }

    boolean header(Cursor cursor) {
        if (cursor.lacks(HEADER_BYTES)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        if (cursor.u8(0) >> 4 != 6) {
            return cursor.stop(Reason.MALFORMED);
        }
        int payloadBytes = cursor.u16(4);
        cursor.protocol = cursor.u8(6);
        cursor.source = addresses.v6(cursor.i64(8), cursor.i64(16));
        cursor.destination = addresses.v6(cursor.i64(24), cursor.i64(32));
        cursor.at += HEADER_BYTES;
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
    static boolean extension(Cursor cursor, int unitBytes, int leastUnits) {
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

    boolean fragment(Cursor cursor) {
        if (cursor.lacks(FRAGMENT_HEADER_BYTES)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        int place = cursor.u16(2);
        int identification = cursor.i32(4);
        cursor.protocol = cursor.u8(0);
        cursor.at += FRAGMENT_HEADER_BYTES;
        boolean more = (place & 1) != 0;
        int offset = place & ~7;
        return offset == 0 && !more || fragments.complete(cursor, identification, offset, more);
    }
}
