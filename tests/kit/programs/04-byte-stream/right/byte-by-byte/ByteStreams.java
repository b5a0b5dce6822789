// How it is written: nothing but read() and write(int), numbers put together by shifting.
package lesson04;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class ByteStreams {
    private ByteStreams() {}

    static byte[] readFully(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int next = in.read();
            if (next == -1) {
                throw new EOFException("end of stream, bytes received: " + i);
            }
            bytes[i] = (byte) next;
        }
        return bytes;
    }

    static Optional<String> readLine(InputStream in, int maxBytes) throws IOException {
        List<Byte> line = new ArrayList<>();
        int next = in.read();
        if (next == -1) {
            return Optional.empty();
        }
        while (next != '\n') {
            if (next == -1) {
                throw new EOFException("a line without an end");
            }
            if (line.size() >= maxBytes) {
                throw new IOException("line too long");
            }
            line.add((byte) next);
            next = in.read();
        }
        if (!line.isEmpty() && line.getLast() == '\r') {
            line.removeLast();
        }
        byte[] bytes = new byte[line.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = line.get(i);
        }
        return Optional.of(new String(bytes, Charset.forName("UTF-8")));
    }
}
