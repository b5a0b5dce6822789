// Step 3: reads once, and takes what comes for all there is.
package lesson10;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// Takes files in.
public final class Receiving {
    private static final int BUFFER_BYTES = 256 * 1024;

    private Receiving() {}

    /// Copies exactly `length` bytes and leaves what is behind them in the channel.
    ///
    /// @param progress hears how many have been copied, after each piece
    /// @throws EOFException if `in` ends before; what came is written
    /// @throws IOException if reading or writing fails; what came before is written
    static void receive(
            ReadableByteChannel in, long length, WritableByteChannel out, Progress progress)
            throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(length, BUFFER_BYTES));
        if (in.read(buffer) < 0 && length > 0) {
            throw new EOFException("nothing came");
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        progress.copied(buffer.limit());
    }
}
