package handshake.wire.capture;

/// Where the decoder stands in a frame: the bytes still to decode are `bytes[at, end)`, of which
/// the capture may lack the tail. One cursor is used for all frames.
final class Cursor {
    Bytes bytes;
    int at;

    /// Where the packet ends on the wire, which may lie beyond the captured bytes.
    int end;

    /// What starts at `at`: an EtherType after the link layer, an IP protocol number after IP.
    int protocol;

    /// Whether what follows is quoted by an ICMP error.
    boolean quoted;

    /// Whether this is the first of several fragments, and the others will not come together.
    boolean fragment;

    Address source;
    Address destination;

    /// What went wrong if a layer returned false.
    NotTcp.Reason reason;

    boolean lacks(int count) {
        return at + count > bytes.length();
    }

    int u8(int offset) {
        return bytes.u8(at + offset);
    }

    int u16(int offset) {
        return bytes.u16(at + offset);
    }

    int i32(int offset) {
        return bytes.i32(at + offset);
    }

    long i64(int offset) {
        return bytes.i64(at + offset);
    }

    boolean stop(NotTcp.Reason why) {
        reason = why;
        return false;
    }
}
