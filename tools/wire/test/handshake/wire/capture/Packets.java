package handshake.wire.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Builds packets and frames byte by byte, for tests to read back.
public final class Packets {
    public static final Address CLIENT = Address.v4(0x0a000001);
    public static final Address SERVER = Address.v4(0x0a000002);
    public static final Address CLIENT_V6 = Address.v6(0x20010db8_00000000L, 1);
    public static final Address SERVER_V6 = Address.v6(0x20010db8_00000000L, 2);

    private static final int TCP = 6;

    private Packets() {}

    /// A segment with a right checksum; the options' length must be a multiple of 4.
    public static byte[] tcp(
            Address source,
            int sourcePort,
            Address destination,
            int destinationPort,
            int seq,
            int ack,
            int flags,
            int window,
            byte[] options,
            byte[] payload) {
        var segment = ByteBuffer.allocate(20 + options.length + payload.length);
        segment.putShort((short) sourcePort).putShort((short) destinationPort);
        segment.putInt(seq).putInt(ack);
        segment.putShort((short) ((20 + options.length) / 4 << 12 | flags));
        segment.putShort((short) window).putInt(0).put(options).put(payload);
        segment.putShort(16, (short) ~sum(source, destination, segment.array()));
        return segment.array();
    }

    /// The folded sum over a segment and its pseudo header (RFC 9293 §3.1).
    static int sum(Address source, Address destination, byte[] segment) {
        var all = ByteBuffer.allocate(40 + segment.length + segment.length % 2);
        all.putLong(source.high()).putLong(source.low());
        all.putLong(destination.high()).putLong(destination.low());
        all.putInt(segment.length).putInt(TCP).put(segment);
        long sum = 0;
        for (int at = 0; at < all.capacity(); at += 2) {
            sum += all.getShort(at) & 0xffff;
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return (int) sum;
    }

    /// A plain SYN of 40 bytes in an IPv4 packet.
    public static byte[] syn() {
        return ip(CLIENT, SERVER, synSegment(CLIENT, SERVER));
    }

    static byte[] synSegment(Address source, Address destination) {
        return tcp(
                source,
                40_000,
                destination,
                80,
                1_000,
                0,
                TcpFlags.SYN,
                64_240,
                new byte[0],
                new byte[0]);
    }

    /// An IPv4 or IPv6 packet around a segment, as the addresses are.
    public static byte[] ip(Address source, Address destination, byte[] segment) {
        return source.version() == 4
                ? ipv4(source, destination, TCP, 0, segment)
                : ipv6(source, destination, TCP, segment);
    }

    static byte[] ipv4(
            Address source, Address destination, int protocol, int fragment, byte[] content) {
        var packet = ByteBuffer.allocate(20 + content.length);
        packet.putShort((short) 0x4500).putShort((short) (20 + content.length));
        packet.putShort((short) 7).putShort((short) fragment);
        packet.putShort((short) (64 << 8 | protocol)).putShort((short) 0);
        packet.putInt((int) source.low()).putInt((int) destination.low()).put(content);
        return packet.array();
    }

    static byte[] ipv6(Address source, Address destination, int nextHeader, byte[] content) {
        var packet = ByteBuffer.allocate(40 + content.length);
        packet.putInt(0x60000000).putShort((short) content.length);
        packet.put((byte) nextHeader).put((byte) 64);
        packet.putLong(source.high()).putLong(source.low());
        packet.putLong(destination.high()).putLong(destination.low()).put(content);
        return packet.array();
    }

    static byte[] ethernet(int etherType, byte[] packet) {
        return join(new byte[12], new byte[] {(byte) (etherType >> 8), (byte) etherType}, packet);
    }

    public static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /// A whole frame with number 1 and time 0.
    public static Frame frame(LinkType type, byte[] bytes) {
        return new Frame(1, 0, type.number(), bytes.length, Bytes.of(bytes));
    }
}
