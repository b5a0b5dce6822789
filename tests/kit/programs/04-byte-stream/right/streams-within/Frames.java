package lesson04;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;

public final class Frames {
    static final int HEADER_BYTES = 4;
    static final int MAX_PAYLOAD_BYTES = 1 << 20;

    private Frames() {}

    static void write(OutputStream out, byte[] payload) throws IOException {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("more than a frame can hold");
        }
        byte[] header = ByteBuffer.allocate(HEADER_BYTES).putInt(payload.length).array();
        new SequenceInputStream(new ByteArrayInputStream(header), new ByteArrayInputStream(payload))
                .transferTo(out);
    }

    static Optional<byte[]> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        return switch (header.length) {
            case 0 -> Optional.empty();
            case HEADER_BYTES -> Optional.of(payload(in, new BigInteger(1, header)));
            default -> throw new EOFException("a length needs " + HEADER_BYTES + " bytes");
        };
    }

    private static byte[] payload(InputStream in, BigInteger length) throws IOException {
        if (length.compareTo(BigInteger.valueOf(MAX_PAYLOAD_BYTES)) > 0) {
            throw new IOException("such a frame is not accepted: " + length + " bytes");
        }
        return ByteStreams.readFully(in, length.intValueExact());
    }
}
