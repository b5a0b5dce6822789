package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import static java.nio.charset.StandardCharsets.US_ASCII;

import handshake.wire.Side;
import handshake.wire.capture.Bytes;
import handshake.wire.capture.Frame;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.LinkType;
import handshake.wire.capture.Packets;
import handshake.wire.capture.PcapngWriter;
import handshake.wire.capture.Segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A small language for conversations. A line says what one side sends; what it leaves out is what
/// a plain sender would put there: the next sequence number, an ACK of all that the other side
/// sent.
///
/// ```java
/// var talk = Talk.connected();
/// talk.client().data(100).goes();
/// var judgement = talk.server().acks(1).goes();
/// ```
///
/// Sequence numbers are relative: the SYN has 0. Every line goes out a millisecond after the last
/// one, through packet bytes, the decoder and the analyser.
final class Talk {
    private static final int CLIENT_PORT = 40_000;
    private static final int SERVER_PORT = 80;
    private static final long MILLISECOND = 1_000_000;

    private final FrameDecoder decoder = new FrameDecoder();
    private final Analyser analyser = new Analyser();
    private final List<Frame> frames = new ArrayList<>();
    private final int[] firstSeq;
    private final int[] nextSeq = {0, 0};
    private final int[] window = {1_000, 1_000};
    private long now = MILLISECOND;

    Talk(int clientFirstSeq, int serverFirstSeq) {
        firstSeq = new int[] {clientFirstSeq, serverFirstSeq};
    }

    /// After a handshake without options in frames 1 to 3: a round trip of 2 ms.
    static Talk connected() {
        return connected(1_000, 5_000);
    }

    static Talk connected(int clientFirstSeq, int serverFirstSeq) {
        var talk = new Talk(clientFirstSeq, serverFirstSeq);
        talk.client().flags(SYN).goes();
        talk.server().flags(SYN | ACK).goes();
        talk.client().goes();
        return talk;
    }

    Talk after(double milliseconds) {
        now += Math.round((milliseconds - 1) * MILLISECOND);
        return this;
    }

    /// The next SYN of that side bears another first sequence number.
    Talk again(Side side, int otherFirstSeq) {
        firstSeq[side.ordinal()] = otherFirstSeq;
        nextSeq[side.ordinal()] = 0;
        return this;
    }

    Line client() {
        return new Line(0);
    }

    Line server() {
        return new Line(1);
    }

    int lastFrame() {
        return frames.size();
    }

    Path save(Path file) throws IOException {
        try (var writer = new PcapngWriter(Files.newOutputStream(file))) {
            for (var frame : frames) {
                writer.write(frame);
            }
        }
        return file;
    }

    final class Line {
        private final int side;
        private int seq;
        private int ack;
        private int flags = ACK;
        private int linesWindow;
        private int keptBytes = Integer.MAX_VALUE;
        private byte[] options = {};
        private byte[] payload = {};

        private Line(int side) {
            this.side = side;
            seq = nextSeq[side];
            ack = nextSeq[1 - side];
            linesWindow = window[side];
        }

        Line seq(int relative) {
            seq = relative;
            return this;
        }

        Line acks(int relative) {
            ack = relative;
            return this;
        }

        Line flags(int bits) {
            flags = bits;
            return this;
        }

        Line fin() {
            return flags(FIN | ACK);
        }

        Line rst() {
            return flags(RST | ACK);
        }

        /// A window that this side keeps for its next lines.
        Line window(int bytes) {
            linesWindow = bytes;
            return this;
        }

        /// So many bytes that count up from their sequence number: sent again they are the same.
        Line data(int length) {
            payload = new byte[length];
            for (int i = 0; i < length; i++) {
                payload[i] = (byte) (seq + i);
            }
            return this;
        }

        Line text(String text) {
            payload = text.getBytes(US_ASCII);
            return this;
        }

        /// Only so many bytes of the payload are captured.
        Line kept(int bytes) {
            keptBytes = bytes;
            return this;
        }

        Line windowScale(int shift) {
            options = new byte[] {3, 3, (byte) shift, 1};
            return this;
        }

        Line sack(int left, int right) {
            int first = firstSeq[1 - side];
            options =
                    ByteBuffer.allocate(12)
                            .putInt(0x0101050a)
                            .putInt(first + left)
                            .putInt(first + right)
                            .array();
            return this;
        }

        Judgement goes() {
            var source = side == 0 ? Packets.CLIENT : Packets.SERVER;
            var destination = side == 0 ? Packets.SERVER : Packets.CLIENT;
            boolean acknowledges = (flags & ACK) != 0;
            var segment =
                    Packets.tcp(
                            source,
                            side == 0 ? CLIENT_PORT : SERVER_PORT,
                            destination,
                            side == 0 ? SERVER_PORT : CLIENT_PORT,
                            firstSeq[side] + seq,
                            acknowledges ? firstSeq[1 - side] + ack : 0,
                            flags,
                            linesWindow,
                            options,
                            payload);
            window[side] = linesWindow;
            int end = seq + payload.length + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
            nextSeq[side] = Math.max(nextSeq[side], end);
            return pass(Packets.ip(source, destination, segment));
        }

        private Judgement pass(byte[] packet) {
            int cut = Math.max(0, payload.length - keptBytes);
            var bytes = Bytes.of(packet).slice(0, packet.length - cut);
            int raw = LinkType.RAW.number();
            var frame = new Frame(frames.size() + 1, now, raw, packet.length, bytes);
            frames.add(frame);
            now += MILLISECOND;
            return analyser.accept((Segment) decoder.decode(frame));
        }
    }
}
