package lesson11;

import handshake.support.Failure;
import handshake.support.Text;

import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.TcpPacket;

import java.util.List;

/// A capture laid out below a failure, frame by frame.
final class Shown {
    private static final int MAX_LINES = 24;

    private Shown() {}

    static Failure in(List<Captured> capture, Failure failure) {
        failure.detail(new Text("the capture:", "抓包："));
        capture.stream().limit(MAX_LINES).forEach(it -> failure.detail(Text.same(line(it))));
        if (capture.size() > MAX_LINES) {
            failure.detail(
                    new Text("… and %d frames more", "……还有 %d 帧")
                            .formatted(capture.size() - MAX_LINES));
        }
        return failure;
    }

    private static String line(Captured captured) {
        var ip = captured.packet().get(IpV4Packet.class);
        var tcp = captured.packet().get(TcpPacket.class).getHeader();
        int payload = ip.getHeader().getTotalLengthAsInt() - ip.getHeader().length() - tcp.length();
        return "%3d %8.3f ms  %s → %s  %-11s seq %-10d %s%s"
                .formatted(
                        captured.frame(),
                        captured.time().toNanos() / 1e6,
                        tcp.getSrcPort().valueAsInt(),
                        tcp.getDstPort().valueAsInt(),
                        flags(tcp),
                        tcp.getSequenceNumberAsLong(),
                        tcp.getAck()
                                ? "ack %-10d".formatted(tcp.getAcknowledgmentNumberAsLong())
                                : "",
                        payload > 0 ? " %d bytes".formatted(payload) : "");
    }

    private static String flags(TcpPacket.TcpHeader tcp) {
        String flags =
                (tcp.getSyn() ? "SYN " : "")
                        + (tcp.getFin() ? "FIN " : "")
                        + (tcp.getRst() ? "RST " : "")
                        + (tcp.getAck() ? "ACK" : "");
        return flags.strip();
    }
}
