package lesson04;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

public final class Frames {
    static final int HEADER_BYTES = 4;
    static final int MAX_PAYLOAD_BYTES = 1 << 20;

    private Frames() {}

    static void write(OutputStream out, byte[] payload) throws IOException {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("too large for a frame: " + payload.length);
        }
        var data = new DataOutputStream(out);
        data.writeInt(payload.length);
        data.write(payload);
        data.flush();
    }

    static Optional<byte[]> read(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        var data = new DataInputStream(in);
        int length = first << 24 | data.readUnsignedByte() << 16 | data.readUnsignedShort();
        if (Integer.compareUnsigned(length, MAX_PAYLOAD_BYTES) > 0) {
            throw new IOException("not a length: " + Integer.toUnsignedString(length));
        }
        byte[] payload = new byte[length];
        data.readFully(payload);
        return Optional.of(payload);
    }
}
