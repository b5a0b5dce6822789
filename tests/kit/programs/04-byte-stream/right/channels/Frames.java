package lesson04;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

public final class Frames {
    static final int HEADER_BYTES = 4;
    static final int MAX_PAYLOAD_BYTES = 1 << 20;

    private Frames() {}

    static void write(OutputStream out, byte[] payload) throws IOException {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("a payload has at most 1 MiB");
        }
        WritableByteChannel channel = Channels.newChannel(out);
        channel.write(ByteBuffer.allocate(HEADER_BYTES).putInt(payload.length).flip());
        channel.write(ByteBuffer.wrap(payload));
    }

    static Optional<byte[]> read(InputStream in) throws IOException {
        ReadableByteChannel channel = Channels.newChannel(in);
        ByteBuffer header = fill(channel, HEADER_BYTES);
        if (header.position() == 0) {
            return Optional.empty();
        }
        if (header.hasRemaining()) {
            throw new EOFException("part of a length");
        }
        int length = header.getInt(0);
        if (length < 0 || length > MAX_PAYLOAD_BYTES) {
            throw new IOException("a length of " + length);
        }
        ByteBuffer payload = fill(channel, length);
        if (payload.hasRemaining()) {
            throw new EOFException("part of a payload");
        }
        return Optional.of(payload.array());
    }

    private static ByteBuffer fill(ReadableByteChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // read() says by the buffer's position how far it came
        }
        return bytes;
    }
}
