package lesson04;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

public final class Frames {
    static final int HEADER_BYTES = 4;
    static final int MAX_PAYLOAD_BYTES = 1 << 20;

    private Frames() {}

    static void write(OutputStream out, byte[] payload) throws IOException {
        int length = payload.length;
        if (length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("payload too large");
        }
        out.write(length >>> 24);
        out.write(length >>> 16);
        out.write(length >>> 8);
        out.write(length);
        for (byte b : payload) {
            out.write(b);
        }
    }

    static Optional<byte[]> read(InputStream in) throws IOException {
        long length = 0;
        for (int i = 0; i < HEADER_BYTES; i++) {
            int next = in.read();
            if (next == -1 && i == 0) {
                return Optional.empty();
            }
            if (next == -1) {
                throw new EOFException("the length is cut off");
            }
            length = length << 8 | next;
        }
        if (length > MAX_PAYLOAD_BYTES) { // as a long it is never negative
            throw new IOException("payload too large");
        }
        return Optional.of(ByteStreams.readFully(in, (int) length));
    }
}
