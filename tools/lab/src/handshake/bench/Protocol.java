package handshake.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// How a file is asked for, and where its bytes begin in the answer: as much of two protocols as a
/// client needs that throws the bytes away.
public enum Protocol {
    /// The course's own: `GET name`, answered by `OK length` and the bytes.
    HANDSHAKE("GET %s\n", "\n"),
    /// HTTP/1.1 for one request (RFC 9112).
    HTTP("GET /%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "\r\n\r\n");

    private static final int BUFFER_BYTES = 256 * 1024;

    private final String request;
    private final String headEnd;

    Protocol(String request, String headEnd) {
        this.request = request;
        this.headEnd = headEnd;
    }

    /// What one transfer took.
    ///
    /// @param firstByteNanos from the beginning of connecting to the first byte of the answer
    /// @param totalNanos to the last byte
    public record Transfer(long firstByteNanos, long totalNanos) {}

    /// Fetches a file of `length` bytes and throws them away.
    ///
    /// @throws EOFException if fewer come
    /// @throws IOException if the connection fails
    public Transfer fetch(int port, String name, long length) throws IOException {
        long start = System.nanoTime();
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER_BYTES, length + 4096));
        try (var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
            channel.write(
                    ByteBuffer.wrap(request.formatted(name).getBytes(StandardCharsets.UTF_8)));
            long body = 0;
            long firstByte = 0;
            var head = new StringBuilder();
            boolean inBody = false;
            while (!inBody || body < length) {
                buffer.clear();
                if (channel.read(buffer) < 0) {
                    throw new EOFException(name + " ended after " + body + " bytes");
                }
                if (firstByte == 0) {
                    firstByte = System.nanoTime() - start;
                }
                if (inBody) {
                    body += buffer.position();
                } else {
                    head.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
                    int end = head.indexOf(headEnd);
                    inBody = end >= 0;
                    body = inBody ? head.length() - end - headEnd.length() : 0;
                }
            }
            return new Transfer(firstByte, System.nanoTime() - start);
        }
    }
}
