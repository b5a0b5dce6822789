// Step 1: collects the whole buffer after each read, however few bytes came.
package lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads from a stream what belongs together, in whatever pieces it arrives.
public final class ByteStreams {
    private ByteStreams() {}

    /// Reads exactly `length` bytes, and waits for them if they have not arrived yet.
    ///
    /// @return the bytes; none if `length` is 0
    /// @throws EOFException if the stream ends before; the message says how many bytes came
    /// @throws IOException if the stream breaks
    static byte[] readFully(InputStream in, int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[Math.min(length, 1024)];
        int filled = 0;
        while (filled < length) {
            int count = in.read(buffer, 0, Math.min(buffer.length, length - filled));
            if (count < 0) {
                throw new EOFException(
                        "the stream ended after " + filled + " of " + length + " bytes");
            }
            bytes.write(buffer);
            filled += count;
        }
        return bytes.toByteArray();
    }

    /// Reads a line and its end, LF or CR LF, and not a byte of what follows.
    ///
    /// @param maxBytes how many bytes may come before the LF
    /// @return the line without its end, decoded as UTF-8; empty if the stream ends where a line
    ///   could have begun
    /// @throws EOFException if the stream ends inside the line
    /// @throws IOException if more than `maxBytes` bytes come before the LF, as soon as they do; or
    ///   if the stream breaks
    static Optional<String> readLine(InputStream in, int maxBytes) throws IOException {
        var line = new ByteArrayOutputStream();
        int next;
        // byte by byte: what follows the LF is not ours to take
        while ((next = in.read()) != '\n') {
            if (next < 0 && line.size() == 0) {
                return Optional.empty();
            }
            if (next < 0) {
                throw new EOFException(
                        "the stream ended inside a line, after " + line.size() + " bytes");
            }
            if (line.size() == maxBytes) {
                throw new IOException("the line is longer than " + maxBytes + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(UTF_8); // only now: its characters are complete
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
