package lesson04;

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
        throw new UnsupportedOperationException(
                "TODO 1: read again and again until all the bytes are there");
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
        throw new UnsupportedOperationException(
                "TODO 2: collect bytes up to the LF, then make a String of them");
    }
}
