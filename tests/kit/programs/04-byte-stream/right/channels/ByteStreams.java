// How it is written: with channels and ByteBuffers, and a decoder instead of a String constructor.
package lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

public final class ByteStreams {
    private ByteStreams() {}

    static byte[] readFully(InputStream in, int length) throws IOException {
        ReadableByteChannel channel = Channels.newChannel(in);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException(
                        "only %d of %d bytes came".formatted(bytes.position(), length));
            }
        }
        return bytes.array();
    }

    static Optional<String> readLine(InputStream in, int maxBytes) throws IOException {
        ReadableByteChannel channel = Channels.newChannel(in);
        ByteBuffer line = ByteBuffer.allocate(maxBytes + 1);
        do {
            if (!line.hasRemaining()) {
                throw new IOException("a line may have %d bytes".formatted(maxBytes));
            }
            line.limit(line.position() + 1);
            if (channel.read(line) < 0) {
                if (line.position() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("%d bytes of a line".formatted(line.position()));
            }
            line.limit(line.capacity());
        } while (line.get(line.position() - 1) != '\n');
        line.position(line.position() - 1).flip();
        String text = UTF_8.decode(line).toString();
        return Optional.of(text.replaceFirst("\r$", ""));
    }
}
