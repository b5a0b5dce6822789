// As in lesson 7: Transfer
package lesson08;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Copies a file's bytes, whatever their number, with a buffer of fixed size.
public final class Transfer {
    private static final int BUFFER_BYTES = 64 * 1024;

    private Transfer() {}

    /// Copies exactly `length` bytes and leaves what is behind them in the stream.
    ///
    /// @param length how many bytes to copy; 0 copies nothing and reads nothing
    /// @param progress hears of every chunk
    /// @throws EOFException if the stream ends before; what came is written
    /// @throws IOException if reading or writing fails
    static void copy(InputStream in, OutputStream out, long length, Progress progress)
            throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long copied = 0;
        while (copied < length) {
            // Never ask for more than is missing: the bytes behind belong to the next answer.
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, length - copied));
            if (count < 0) {
                throw new EOFException("%d of %d bytes came".formatted(copied, length));
            }
            out.write(buffer, 0, count);
            copied += count;
            progress.at(copied);
        }
    }
}
