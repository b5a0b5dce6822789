// As in lesson 7: ByteStreams
package lesson10;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// Reads from a stream what belongs together, in whatever pieces it arrives.
public final class ByteStreams {
    private ByteStreams() {}

    // Lesson 4's readLine, made strict. A line that is too long or not UTF-8 gets an exception of
    // its own: a server can still answer it, while of a broken connection nobody is left to answer.

    /// Reads a line and its end, LF or CR LF, and not a byte of what follows.
    ///
    /// @param maxBytes how many bytes may come before the LF
    /// @return the line without its end; empty if the stream ends where a line could have begun
    /// @throws ProtocolException if more than `maxBytes` bytes come before the LF, as soon as they
    ///   do; or if the line is not UTF-8
    /// @throws EOFException if the stream ends inside the line
    /// @throws IOException if the stream breaks
    static Optional<String> readLine(InputStream in, int maxBytes) throws IOException {
        var line = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) != '\n') { // one byte at a time: what follows is not ours to take
            if (next < 0 && line.size() == 0) {
                return Optional.empty();
            }
            if (next < 0) {
                throw new EOFException(
                        "the stream ended inside a line, after " + line.size() + " bytes");
            }
            if (line.size() == maxBytes) {
                throw new ProtocolException("the line is longer than " + maxBytes + " bytes");
            }
            line.write(next);
        }
        String text = decode(line.toByteArray());
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private static String decode(byte[] bytes) throws ProtocolException {
        try {
            // new String(bytes, UTF_8) would put U+FFFD for what is no character, and go on.
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new ProtocolException("the line is not UTF-8");
        }
    }
}
