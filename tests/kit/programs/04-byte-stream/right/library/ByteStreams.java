// How it is written: the JDK's own readNBytes, DataInputStream and DataOutputStream, as it is done
// once the loop is understood.
package lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

public final class ByteStreams {
    private ByteStreams() {}

    static byte[] readFully(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(bytes.length + " bytes came, then the stream ended");
        }
        return bytes;
    }

    static Optional<String> readLine(InputStream in, int maxBytes) throws IOException {
        byte[] line = new byte[Math.min(maxBytes, 128)];
        for (int length = 0; ; length++) {
            int next = in.read();
            switch (next) {
                case '\n' -> {
                    return Optional.of(decode(line, length));
                }
                case -1 -> {
                    if (length > 0) {
                        throw new EOFException("no line end behind " + length + " bytes");
                    }
                    return Optional.empty();
                }
                default -> {
                    if (length == maxBytes) {
                        throw new IOException(
                                "more than " + maxBytes + " bytes without a line end");
                    }
                    if (length == line.length) {
                        line = Arrays.copyOf(line, Math.min(maxBytes, 2 * length));
                    }
                    line[length] = (byte) next;
                }
            }
        }
    }

    private static String decode(byte[] line, int length) {
        boolean carriageReturn = length > 0 && line[length - 1] == '\r';
        return new String(line, 0, carriageReturn ? length - 1 : length, UTF_8);
    }
}
