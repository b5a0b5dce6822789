package handshake.wire.capture;

/// The link types whose frames can be decoded, by their numbers in pcap and pcapng files.
public enum LinkType {
    /// BSD loopback: an address family in the byte order of the machine that captured.
    NULL(0),
    /// Ethernet, with 802.1Q and 802.1ad tags or none.
    ETHERNET(1),
    /// PPP, with its address and control bytes or without.
    PPP(9),
    /// FDDI with an LLC header.
    FDDI(10),
    /// An IP packet with nothing before it, as most BSDs number it.
    RAW_BSD(12),
    /// An IP packet with nothing before it, as OpenBSD numbers it.
    RAW_OPENBSD(14),
    /// An IP packet with nothing before it.
    RAW(101),
    /// OpenBSD loopback: an address family in network byte order.
    LOOP(108),
    /// Linux "cooked" capture, version 1: what the device `any` gives.
    SLL(113),
    /// An IPv4 packet with nothing before it.
    IPV4(228),
    /// An IPv6 packet with nothing before it.
    IPV6(229),
    /// Linux "cooked" capture, version 2.
    SLL2(276),
    /// Any other: its frames are counted, not decoded.
    OTHER(-1);

    private static final LinkType[] BY_NUMBER = new LinkType[277];

    static {
        for (var type : values()) {
            if (type != OTHER) {
                BY_NUMBER[type.number] = type;
            }
        }
    }

    private final int number;

    LinkType(int number) {
        this.number = number;
    }

    /// The number in capture files; -1 for [#OTHER].
    public int number() {
        return number;
    }

    /// The link type with that number, [#OTHER] if it cannot be decoded.
    public static LinkType of(int number) {
        var type = number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
        return type == null ? OTHER : type;
    }
}
