package handshake.wire.capture;

import java.util.List;

/// A TCP segment as the wire carried it.
///
/// Sequence numbers are the 32 bits of the header; compare them with [Sequence], print them with
/// `Integer.toUnsignedString`.
///
/// @param frame the frame it came in; for a fragmented IP packet the one with the last piece
/// @param seq the sequence number, unsigned
/// @param ack the acknowledgment number, unsigned; means something only with the flag ACK
/// @param flags bits of [TcpFlags]
/// @param window the window field, before scaling
/// @param checksum the checksum field
/// @param urgentPointer the urgent pointer field
/// @param payloadBytes how long the payload is by the IP header, in bytes, whatever was captured
/// @param header the TCP header with its options, as far as captured: 16 bytes or more
/// @param payload the payload as far as captured, possibly shorter than `payloadBytes`
public record Segment(
        Frame frame,
        Address source,
        int sourcePort,
        Address destination,
        int destinationPort,
        int seq,
        int ack,
        int flags,
        int window,
        int checksum,
        int urgentPointer,
        int payloadBytes,
        Bytes header,
        Bytes payload)
        implements Decoded {
    /// The TCP header without options, in bytes.
    public static final int HEADER_BYTES = 20;

    /// Whether the header was captured whole, its options included.
    public boolean isHeaderWhole() {
        return !isHeaderDamaged() && header.length() >= saysHeaderBytes();
    }

    /// Whether the header claims to be shorter than any can be. Its payload then counts from where
    /// it claims to end, as it does for Wireshark.
    public boolean isHeaderDamaged() {
        return saysHeaderBytes() < HEADER_BYTES;
    }

    private int saysHeaderBytes() {
        return (header.u8(12) >> 4) * 4;
    }

    /// The number of the frame it came in.
    public int frameNumber() {
        return frame.number();
    }

    /// When that frame was captured, in nanoseconds since 1970.
    public long timeNanos() {
        return frame.timeNanos();
    }

    /// Whether any of these bits is set.
    public boolean has(int flagBits) {
        return (flags & flagBits) != 0;
    }

    /// How many sequence numbers it uses: its payload, and one each for SYN and FIN.
    public int sequenceLength() {
        return payloadBytes + (has(TcpFlags.SYN) ? 1 : 0) + (has(TcpFlags.FIN) ? 1 : 0);
    }

    /// Its options in order; parsed at each call.
    public List<TcpOption> options() {
        return TcpOption.parse(optionBytes());
    }

    /// The bytes between the fixed header and the payload, as far as captured.
    public Bytes optionBytes() {
        return header.length() <= HEADER_BYTES
                ? Bytes.EMPTY
                : header.slice(HEADER_BYTES, header.length());
    }

    /// What can be said of its checksum; computed at each call, from every byte.
    public ChecksumState checksumState() {
        return Checksum.of(this);
    }
}
