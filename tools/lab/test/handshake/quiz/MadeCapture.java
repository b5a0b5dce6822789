package handshake.quiz;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.Bytes;
import handshake.wire.capture.Frame;
import handshake.wire.capture.LinkType;
import handshake.wire.capture.PcapngWriter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A capture of one conversation, every number of it chosen by a test. Sequence and acknowledgment
/// numbers are counted from the SYN, which has 0; the first two of a line are the time in
/// milliseconds and the side.
public final class MadeCapture {
    static final int CLIENT_PORT = 40_000;
    static final int SERVER_PORT = 7_891;

    private static final int CLIENT = 0x0a000001;
    private static final int SERVER = 0x0a000002;

    private final long clientFirst;
    private final long serverFirst;
    private final List<Frame> frames = new ArrayList<>();

    MadeCapture(long clientFirst, long serverFirst) {
        this.clientFirst = clientFirst;
        this.serverFirst = serverFirst;
    }

    /// SYN, SYN-ACK and ACK, ten milliseconds apart, without options.
    static MadeCapture opened(long clientFirst, long serverFirst) {
        return new MadeCapture(clientFirst, serverFirst)
                .line(0, 'C', SYN, 0, 0, 0, 8_000)
                .line(10, 'S', SYN | ACK, 0, 1, 0, 9_000)
                .line(20, 'C', ACK, 1, 1, 0, 8_000);
    }

    MadeCapture data(double millis, char side, int seq, int ack, int length) {
        return line(millis, side, ACK, seq, ack, length, 8_000);
    }

    MadeCapture ack(double millis, char side, int seq, int ack) {
        return line(millis, side, ACK, seq, ack, 0, 8_000);
    }

    MadeCapture fin(double millis, char side, int seq, int ack) {
        return line(millis, side, FIN | ACK, seq, ack, 0, 8_000);
    }

    MadeCapture rst(double millis, char side, int seq, int ack) {
        return line(millis, side, RST | ACK, seq, ack, 0, 0);
    }

    MadeCapture line(
            double millis, char side, int flags, int seq, int ack, int length, int window) {
        return line(millis, side, flags, seq, ack, length, window, new byte[0]);
    }

    MadeCapture line(
            double millis,
            char side,
            int flags,
            int seq,
            int ack,
            int length,
            int window,
            byte[] options) {
        boolean client = side == 'C';
        var packet = ByteBuffer.allocate(40 + options.length + length);
        packet.putShort((short) 0x4500).putShort((short) packet.capacity());
        packet.putInt(0).putShort((short) 0x4006).putShort((short) 0);
        packet.putInt(client ? CLIENT : SERVER).putInt(client ? SERVER : CLIENT);
        packet.putShort((short) (client ? CLIENT_PORT : SERVER_PORT));
        packet.putShort((short) (client ? SERVER_PORT : CLIENT_PORT));
        packet.putInt((int) (seq + (client ? clientFirst : serverFirst)));
        boolean acknowledges = (flags & ACK) != 0;
        packet.putInt(acknowledges ? (int) (ack + (client ? serverFirst : clientFirst)) : 0);
        packet.putShort((short) ((20 + options.length) / 4 << 12 | flags));
        packet.putShort((short) window).putInt(0).put(options);
        for (int i = 0; i < length; i++) {
            packet.put((byte) (seq + i)); // the same number, the same byte
        }
        long nanos = Math.round(millis * 1e6);
        frames.add(
                new Frame(
                        frames.size() + 1,
                        nanos,
                        LinkType.RAW.number(),
                        packet.capacity(),
                        Bytes.of(packet.array())));
        return this;
    }

    /// A maximum segment size and a window scale.
    static byte[] options(int segmentBytes, int shift) {
        return new byte[] {
            2, 4, (byte) (segmentBytes >> 8), (byte) segmentBytes, 3, 3, (byte) shift, 1
        };
    }

    public Path save(Path file) throws IOException {
        try (var writer = new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Frame frame : frames) {
                writer.write(frame);
            }
        }
        return file;
    }
}
