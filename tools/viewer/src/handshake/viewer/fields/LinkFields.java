package handshake.viewer.fields;

import handshake.wire.capture.LinkType;

/// The bytes before the IP packet. The answer is the EtherType of what follows; 0 where no IP
/// packet follows that is known here.
final class LinkFields {
    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86dd;

    private static final int NONE = 0;
    private static final int VLAN = 0x8100;
    private static final int PROVIDER_VLAN = 0x88a8;
    private static final int OLD_PROVIDER_VLAN = 0x9100;
    private static final int MPLS = 0x8847;
    private static final int PPPOE_SESSION = 0x8864;
    private static final int PPP_ADDRESS_AND_CONTROL = 0xff03;
    private static final int LLC = 0x0004;
    private static final int MOST_802_3_BYTES = 1500;

    private LinkFields() {}

    static int enter(Walk walk, LinkType type) {
        return switch (type) {
            case ETHERNET -> ethernet(walk);
            case NULL -> family(walk, "null.family", hostOrder(walk.i32(0)));
            case LOOP -> family(walk, "loop.family", walk.i32(0));
            case SLL -> cooked(walk);
            case SLL2 -> cooked2(walk);
            case PPP -> ppp(walk);
            case FDDI -> fddi(walk);
            case IPV4 -> IPV4;
            case IPV6 -> IPV6;
            case RAW, RAW_BSD, RAW_OPENBSD -> byVersion(walk);
            case OTHER -> NONE;
        };
    }

    private static int ethernet(Walk walk) {
        walk.take("eth.dst", 6, walk.colons(0, 6)).take("eth.src", 6, walk.colons(0, 6));
        return etherType(walk, "eth.type");
    }

    private static int etherType(Walk walk, String key) {
        int type = walk.u16(0);
        if (type <= MOST_802_3_BYTES) {
            walk.take("eth.length", 2, type);
            return llc(walk);
        }
        walk.take(key, 2, typeName(type));
        return after(walk, type);
    }

    private static int after(Walk walk, int type) {
        return switch (type) {
            case VLAN, PROVIDER_VLAN, OLD_PROVIDER_VLAN -> {
                int tag = walk.u16(0);
                walk.bits("vlan.priority", 0, 2, 0xe000, tag >> 13)
                        .bits("vlan.drop", 0, 2, 0x1000, tag >> 12 & 1)
                        .bits("vlan.id", 0, 2, 0x0fff, tag & 0xfff)
                        .skip(2);
                yield walk.has(2) ? etherType(walk, "vlan.type") : NONE;
            }
            case MPLS -> labels(walk);
            case PPPOE_SESSION -> {
                walk.take("pppoe.header", 6, walk.hex(" ", 0, 6));
                yield pppProtocol(walk, 2);
            }
            default -> type;
        };
    }

    private static int labels(Walk walk) {
        boolean last = false;
        while (!last && walk.has(4)) {
            int label = walk.i32(0);
            last = (label & 0x100) != 0;
            walk.take("mpls.label", 4, label >>> 12);
        }
        return byVersion(walk);
    }

    private static int ppp(Walk walk) {
        if (walk.u16(0) == PPP_ADDRESS_AND_CONTROL) {
            walk.take("ppp.address", 2, walk.hex(" ", 0, 2));
        }
        return pppProtocol(walk, 2);
    }

    private static int pppProtocol(Walk walk, int length) {
        int protocol = walk.u16(0);
        walk.take("ppp.protocol", length, Walk.hex16(protocol));
        return protocol == 0x0021 ? IPV4 : protocol == 0x0057 ? IPV6 : NONE;
    }

    private static int fddi(Walk walk) {
        walk.take("fddi.control", 1, walk.hex("", 0, 1))
                .take("eth.dst", 6, walk.colons(0, 6))
                .take("eth.src", 6, walk.colons(0, 6));
        return llc(walk);
    }

    private static int llc(Walk walk) {
        boolean snap = walk.u16(0) == 0xaaaa && walk.u8(2) == 3;
        boolean ipv4 = walk.u16(0) == 0x0606 && walk.u8(2) == 3;
        walk.take("llc.header", 3, walk.hex(" ", 0, 3));
        if (snap) {
            walk.take("llc.vendor", 3, walk.hex(" ", 0, 3));
            int type = walk.u16(0);
            walk.take("eth.type", 2, typeName(type));
            return after(walk, type);
        }
        return ipv4 ? IPV4 : NONE;
    }

    private static int cooked(Walk walk) {
        int kept = Math.min(walk.u16(4), 8);
        walk.take("sll.direction", 2, direction(walk.u16(0)))
                .take("sll.device", 2, walk.u16(0))
                .take("sll.length", 2, walk.u16(0))
                .take("sll.address", 8, walk.colons(0, kept));
        return cookedType(walk);
    }

    private static int cooked2(Walk walk) {
        int type = walk.u16(0);
        walk.take("eth.type", 2, typeName(type))
                .take("sll.reserved", 2, walk.u16(0))
                .take("sll.interface", 4, Integer.toUnsignedLong(walk.i32(0)))
                .take("sll.device", 2, walk.u16(0))
                .take("sll.direction", 1, direction(walk.u8(0)))
                .take("sll.length", 1, walk.u8(0));
        walk.take("sll.address", 8, walk.colons(0, Math.min(walk.u8(-1), 8)));
        return type == LLC ? llc(walk) : after(walk, type);
    }

    private static int cookedType(Walk walk) {
        int type = walk.u16(0);
        walk.take("eth.type", 2, typeName(type));
        return type == LLC ? llc(walk) : after(walk, type);
    }

    private static String direction(int number) {
        return switch (number) {
            case 0 -> "0 → this host";
            case 1 -> "1 broadcast";
            case 2 -> "2 multicast";
            case 3 -> "3 others";
            case 4 -> "4 this host →";
            default -> Integer.toString(number);
        };
    }

    private static int family(Walk walk, String key, int family) {
        int type =
                switch (family) {
                    case 2, IPV4 -> IPV4;
                    case 24, 28, 30, IPV6 -> IPV6;
                    default -> NONE;
                };
        walk.take(key, 4, family + (type == IPV4 ? " IPv4" : type == IPV6 ? " IPv6" : ""));
        return type;
    }

    private static int hostOrder(int family) {
        return (family & 0xffff0000) != 0 ? Integer.reverseBytes(family) : family;
    }

    private static int byVersion(Walk walk) {
        int version = walk.u8(0) >> 4;
        return version == 4 ? IPV4 : version == 6 ? IPV6 : NONE;
    }

    private static String typeName(int type) {
        String name =
                switch (type) {
                    case IPV4 -> " IPv4";
                    case IPV6 -> " IPv6";
                    case 0x0806 -> " ARP";
                    case VLAN, PROVIDER_VLAN, OLD_PROVIDER_VLAN -> " VLAN";
                    case MPLS -> " MPLS";
                    case PPPOE_SESSION -> " PPPoE";
                    default -> "";
                };
        return Walk.hex16(type) + name;
    }
}
