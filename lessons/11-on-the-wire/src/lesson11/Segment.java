package lesson11;

import org.pcap4j.packet.IpPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV6Packet;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.TcpPacket.TcpHeader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A TCP segment, unpacked from the packet that carried it.
///
/// @param frame the number of the frame it came in
/// @param time when it passed, counted from the beginning of the capture
/// @param header sequence number, acknowledgment number, flags, window: as pcap4j reads them
/// @param payloadBytes how many bytes of the stream it carries
public record Segment(
        int frame, Duration time, Endpoint from, Endpoint to, TcpHeader header, int payloadBytes) {

    /// The direction it goes in.
    public Flow flow() {
        return new Flow(from, to);
    }

    /// The segments of a capture, in the order in which they were written down. What is not TCP is
    /// passed over.
    static List<Segment> in(Iterable<Captured> capture) {
        var segments = new ArrayList<Segment>();
        for (Captured captured : capture) {
            of(captured).ifPresent(segments::add);
        }
        return segments;
    }

    /// The segment in a packet; empty if there is none.
    static Optional<Segment> of(Captured captured) {
        IpPacket ip = captured.packet().get(IpPacket.class);
        TcpPacket tcp = captured.packet().get(TcpPacket.class);
        if (ip == null || tcp == null) {
            return Optional.empty();
        }
        TcpHeader header = tcp.getHeader();
        var from = new Endpoint(ip.getHeader().getSrcAddr(), header.getSrcPort().valueAsInt());
        var to = new Endpoint(ip.getHeader().getDstAddr(), header.getDstPort().valueAsInt());
        int payloadBytes = tcpBytes(ip, tcp) - header.length();
        return Optional.of(
                new Segment(captured.frame(), captured.time(), from, to, header, payloadBytes));
    }

    /// How long header and payload are, by what the IP header says. What was captured is no
    /// measure: it may have been cut, and Ethernet pads a short packet with zeros, which nobody
    /// sent.
    private static int tcpBytes(IpPacket ip, TcpPacket tcp) {
        return switch (ip) {
            case IpV4Packet v4 -> v4.getHeader().getTotalLengthAsInt() - v4.getHeader().length();
            case IpV6Packet v6 -> {
                int extensions = v6.getPayload().length() - tcp.length();
                yield v6.getHeader().getPayloadLengthAsInt() - extensions;
            }
            default -> tcp.length();
        };
    }

    /// `frame 2: 10.0.0.2:80 → 10.0.0.1:40000 SYN ACK seq 7000 ack 1001, 0 bytes`.
    @Override
    public String toString() {
        var flags = new StringBuilder();
        flags.append(header.getSyn() ? " SYN" : "").append(header.getFin() ? " FIN" : "");
        flags.append(header.getRst() ? " RST" : "").append(header.getAck() ? " ACK" : "");
        return "frame %d: %s%s seq %d ack %d, %d bytes"
                .formatted(
                        frame,
                        flow(),
                        flags,
                        header.getSequenceNumberAsLong(),
                        header.getAcknowledgmentNumberAsLong(),
                        payloadBytes);
    }
}
