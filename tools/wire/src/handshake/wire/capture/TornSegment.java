package handshake.wire.capture;

/// A TCP segment of which too little is there to analyse it, but enough to name its ports: its
/// header was not captured whole, is longer than the IP packet, stands in a fragment that cannot be
/// completed, or in an ICMP error that quotes the segment.
///
/// @param header the header as far as it is there, 4 bytes or more
/// @param quoted whether an ICMP error quotes it; then it was sent earlier, and not by the sender
///   of this frame
public record TornSegment(
        Frame frame,
        Address source,
        int sourcePort,
        Address destination,
        int destinationPort,
        Bytes header,
        boolean quoted)
        implements Decoded {
    /// How many bytes of a header reach up to and including the window.
    static final int THROUGH_WINDOW_BYTES = 16;

    /// The header's fields with an unknown payload taken for none; null if not even the window is
    /// there.
    public Segment fields() {
        if (header.length() < THROUGH_WINDOW_BYTES) {
            return null;
        }
        return new Segment(
                frame,
                source,
                sourcePort,
                destination,
                destinationPort,
                header.i32(4),
                header.i32(8),
                header.u16(12) & TcpFlags.ALL,
                header.u16(14),
                0,
                0,
                0,
                header,
                Bytes.EMPTY);
    }
}
