// As in lesson 7: ByteStreams
package lesson09;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// Reading what one side sent as a whole from a stream that has no messages.
public final class ByteStreams {
    private ByteStreams() {}

    // As in lesson 4: ByteStreams#readLine
    /// Reads a line and nothing behind it. It ends with LF or CR LF, which are not part of it.
    ///
    /// @param maxBytes how long a line may be, in bytes before its LF
    /// @return the line; empty if the stream ends before it begins
    /// @throws EOFException if the stream ends inside the line
    /// @throws ProtocolException if the line is too long or not UTF-8
    static Optional<String> readLine(InputStream in, int maxBytes) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && line.size() == 0) {
                return Optional.empty();
            }
            if (next < 0) {
                throw new EOFException("the stream ended inside a line");
            }
            if (line.size() == maxBytes) {
                throw new ProtocolException("a line of more than " + maxBytes + " bytes");
            }
            line.write(next);
        }
        byte[] bytes = line.toByteArray();
        boolean endsWithCr = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        int length = endsWithCr ? bytes.length - 1 : bytes.length;
        try {
            return Optional.of(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString());
        } catch (CharacterCodingException _) {
            throw new ProtocolException("a line that is not UTF-8");
        }
    }
}
