package lesson07;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Moves bytes from one stream to another: the heart of the client and of the server.
public final class Transfer {
    private static final int CHUNK_BYTES = 64 * 1024;

    private Transfer() {}

    /// Copies exactly `length` bytes from `in` to `out`, in chunks of at most 64 KiB, and leaves
    /// what is behind them in `in`. Closes neither.
    ///
    /// @param progress told after every chunk
    /// @throws EOFException if `in` ends before; what came is in `out`, and the message says how
    ///   many bytes that is
    /// @throws IOException if reading or writing fails
    static void copy(InputStream in, OutputStream out, long length, Progress progress)
            throws IOException {
        var buffer = new byte[CHUNK_BYTES];
        long copied = 0;
        while (copied < length) {
            // Never ask for more than is missing: the bytes behind are the next answer's.
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, length - copied));
            if (count < 0) {
                throw new EOFException(
                        "the stream ended after " + copied + " of " + length + " bytes");
            }
            out.write(buffer, 0, count);
            copied += count;
            progress.copied(copied);
        }
    }
}
