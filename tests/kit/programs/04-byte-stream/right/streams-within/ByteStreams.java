// How it is written: a part of the stream is a stream of its own, which ends where the part ends.
package lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

public final class ByteStreams {
    private ByteStreams() {}

    static byte[] readFully(InputStream in, int length) throws IOException {
        byte[] part = new FirstBytes(in, length).readAllBytes();
        if (part.length != length) {
            throw new EOFException("wanted " + length + ", had " + part.length);
        }
        return part;
    }

    static Optional<String> readLine(InputStream in, int maxBytes) throws IOException {
        var line = new UpToLineFeed(in, maxBytes);
        var text = new String(line.readAllBytes(), UTF_8);
        if (!line.complete && line.count == 0) {
            return Optional.empty();
        }
        if (!line.complete) {
            throw new EOFException("the end came before the line feed");
        }
        int end = text.length();
        return Optional.of(text.endsWith("\r") ? text.substring(0, end - 1) : text);
    }

    private static final class FirstBytes extends FilterInputStream {
        private int left;

        FirstBytes(InputStream in, int length) {
            super(in);
            left = length;
        }

        @Override
        public int read(byte[] buffer, int start, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = super.read(buffer, start, Math.min(left, length));
            left -= Math.max(0, count);
            return count;
        }
    }

    private static final class UpToLineFeed extends FilterInputStream {
        private final int max;
        private int count;
        private boolean complete;

        UpToLineFeed(InputStream in, int max) {
            super(in);
            this.max = max;
        }

        @Override
        public int read(byte[] buffer, int start, int length) throws IOException {
            if (complete || length == 0) {
                return complete ? -1 : 0;
            }
            int next = super.read();
            complete = next == '\n';
            if (next < 0 || complete) {
                return -1;
            }
            if (count == max) {
                throw new IOException("no line feed within " + max + " bytes");
            }
            buffer[start] = (byte) next;
            count++;
            return 1;
        }
    }
}
