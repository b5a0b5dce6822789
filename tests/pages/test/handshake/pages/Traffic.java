package handshake.pages;

import handshake.wire.capture.Bytes;
import handshake.wire.capture.Frame;
import handshake.wire.capture.LinkType;
import handshake.wire.capture.PcapngWriter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes conversations as captures: the bytes of their packets, one millisecond apart.
final class Traffic implements AutoCloseable {
    static final int CLIENT_PORT = 40_000;
    static final int SERVER_PORT = 7_000;

    static final int FIN = 1;
    static final int SYN = 2;
    static final int ACK = 16;
    static final int PSH_ACK = 24;

    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final long STEP_NANOS = 1_000_000;
    private static final int LOCALHOST = 0x7f000001;
    private static final int IP_HEADER_BYTES = 20;
    private static final int TCP_HEADER_BYTES = 20;
    private static final int CLIENT_BASE = 1_000_000;
    private static final int SERVER_BASE = 5_000_000;

    private final PcapngWriter writer;
    private final OutputStream out;
    private final int[] next = {CLIENT_BASE, SERVER_BASE};
    private int frames;

    Traffic(OutputStream out) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        writer = new PcapngWriter(this.out);
    }

    static long nanos(int frame) {
        return START_NANOS + frame * STEP_NANOS;
    }

    int frames() {
        return frames;
    }

    Traffic handshake() throws IOException {
        return send(0, SYN, "").send(1, SYN | ACK, "").send(0, ACK, "");
    }

    /// One side (0 the client, 1 the server) sends this, and the other acknowledges it.
    Traffic says(int side, String text) throws IOException {
        return send(side, PSH_ACK, text).send(1 - side, ACK, "");
    }

    Traffic send(int side, int flags, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        segment(side, next[side], flags, payload);
        next[side] += payload.length + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
        return this;
    }

    /// The same bytes again that this side sent last.
    Traffic again(int side, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        segment(side, next[side] - payload.length, PSH_ACK, payload);
        return this;
    }

    Traffic close(int side) throws IOException {
        return send(side, FIN | ACK, "").send(1 - side, ACK, "");
    }

    private void segment(int side, int seq, int flags, byte[] payload) throws IOException {
        int length = IP_HEADER_BYTES + TCP_HEADER_BYTES + payload.length;
        var packet = ByteBuffer.allocate(length);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) length);
        packet.putShort((short) frames).putShort((short) 0x4000);
        packet.put((byte) 64).put((byte) 6).putShort((short) 0);
        packet.putInt(LOCALHOST).putInt(LOCALHOST);
        packet.putShort((short) (side == 0 ? CLIENT_PORT : SERVER_PORT));
        packet.putShort((short) (side == 0 ? SERVER_PORT : CLIENT_PORT));
        packet.putInt(seq).putInt((flags & ACK) != 0 ? next[1 - side] : 0);
        packet.put((byte) 0x50).put((byte) flags).putShort((short) 65_000);
        packet.putShort((short) 0).putShort((short) 0).put(payload);
        frames++;
        int raw = LinkType.RAW.number();
        writer.write(new Frame(frames, nanos(frames), raw, length, Bytes.of(packet.array())));
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
