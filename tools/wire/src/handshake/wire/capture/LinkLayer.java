package handshake.wire.capture;

import handshake.wire.capture.NotTcp.Reason;

/// Finds the IP packet in a frame. Every method leaves the cursor at the packet with its EtherType
/// and returns true, or says why not and returns false.
final class LinkLayer {
    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86dd;

    private static final int VLAN = 0x8100;
    private static final int PROVIDER_VLAN = 0x88a8;
    private static final int OLD_PROVIDER_VLAN = 0x9100;
    private static final int MPLS = 0x8847;
    private static final int PPPOE_SESSION = 0x8864;
    private static final int PPP_ADDRESS_AND_CONTROL = 0xff03;
    private static final int PPP_IPV4 = 0x0021;
    private static final int PPP_IPV6 = 0x0057;
    private static final int MOST_802_3_BYTES = 1500;
    private static final int LLC_PROTOCOL = 0x0004; // in the cooked headers' protocol field
    private static final int MOST_TAGS = 16;

    private LinkLayer() {}

    static boolean enter(Cursor cursor, LinkType type) {
        return switch (type) {
            case ETHERNET -> header(cursor, 14) && etherType(cursor, cursor.u16(-2));
            case PPP -> pppFrame(cursor);
            case FDDI -> header(cursor, 13) && llc(cursor);
            case NULL -> header(cursor, 4) && family(cursor, hostOrder(cursor.i32(-4)));
            case LOOP -> header(cursor, 4) && family(cursor, cursor.i32(-4));
            case SLL -> header(cursor, 16) && cooked(cursor, cursor.u16(-2));
            case SLL2 -> header(cursor, 20) && cooked(cursor, cursor.u16(-20));
            case RAW, RAW_BSD, RAW_OPENBSD -> byVersion(cursor);
            case IPV4 -> packet(cursor, IPV4);
            case IPV6 -> packet(cursor, IPV6);
            case OTHER -> cursor.stop(Reason.OTHER_LINK);
        };
    }

    private static boolean header(Cursor cursor, int length) {
        if (cursor.lacks(length)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        cursor.at += length;
        return true;
    }

    private static boolean etherType(Cursor cursor, int outermost) {
        int type = outermost;
        for (int tags = 0; tags < MOST_TAGS; tags++) {
            switch (type) {
                case VLAN, PROVIDER_VLAN, OLD_PROVIDER_VLAN -> {
                    if (!header(cursor, 4)) {
                        return false;
                    }
                    type = cursor.u16(-2);
                }
                case MPLS -> {
                    return labels(cursor);
                }
                case PPPOE_SESSION -> {
                    return header(cursor, 8) && ppp(cursor, cursor.u16(-2));
                }
                default -> {
                    return type <= MOST_802_3_BYTES ? llc(cursor) : packet(cursor, type);
                }
            }
        }
        return cursor.stop(Reason.MALFORMED);
    }

    /// RFC 3032: labels of four bytes, the last of which says so; what follows has no type.
    private static boolean labels(Cursor cursor) {
        for (int labels = 0; labels < MOST_TAGS; labels++) {
            if (!header(cursor, 4)) {
                return false;
            }
            if ((cursor.u8(-2) & 1) != 0) {
                return byVersion(cursor);
            }
        }
        return cursor.stop(Reason.MALFORMED);
    }

    private static boolean pppFrame(Cursor cursor) {
        boolean framed = !cursor.lacks(2) && cursor.u16(0) == PPP_ADDRESS_AND_CONTROL;
        return header(cursor, framed ? 4 : 2) && ppp(cursor, cursor.u16(-2));
    }

    private static boolean ppp(Cursor cursor, int protocol) {
        return switch (protocol) {
            case PPP_IPV4 -> packet(cursor, IPV4);
            case PPP_IPV6 -> packet(cursor, IPV6);
            default -> cursor.stop(Reason.OTHER_NETWORK);
        };
    }

    /// RFC 1042: LLC with a SNAP header names an EtherType; the service access point 6 is IPv4.
    private static boolean llc(Cursor cursor) {
        if (!header(cursor, 3)) {
            return false;
        }
        int accessPoints = cursor.u16(-3);
        int control = cursor.u8(-1);
        if (accessPoints == 0x0606 && control == 3) {
            return packet(cursor, IPV4);
        }
        if (accessPoints != 0xaaaa || control != 3) {
            return cursor.stop(Reason.OTHER_NETWORK);
        }
        return header(cursor, 5) && packet(cursor, cursor.u16(-2));
    }

    private static boolean cooked(Cursor cursor, int protocol) {
        return protocol == LLC_PROTOCOL ? llc(cursor) : etherType(cursor, protocol);
    }

    /// Address families are small numbers: one in the upper half was written by a machine of the
    /// other byte order.
    private static int hostOrder(int family) {
        return (family & 0xffff0000) != 0 ? Integer.reverseBytes(family) : family;
    }

    private static boolean family(Cursor cursor, int family) {
        return switch (family) {
            case 2, IPV4 -> packet(cursor, IPV4);
            // NetBSD and Npcap; FreeBSD; macOS
            case 24, 28, 30, IPV6 -> packet(cursor, IPV6);
            default -> cursor.stop(Reason.OTHER_NETWORK);
        };
    }

    private static boolean byVersion(Cursor cursor) {
        if (cursor.lacks(1)) {
            return cursor.stop(Reason.CUT_OFF);
        }
        return switch (cursor.u8(0) >> 4) {
            case 4 -> packet(cursor, IPV4);
            case 6 -> packet(cursor, IPV6);
            default -> cursor.stop(Reason.OTHER_NETWORK);
        };
    }

    private static boolean packet(Cursor cursor, int etherType) {
        cursor.protocol = etherType;
        return etherType == IPV4 || etherType == IPV6 || cursor.stop(Reason.OTHER_NETWORK);
    }
}
