// How it is written: java.nio all through: a direct buffer, flip and compact,
// FileChannel.transferTo to a channel that reports.
package lesson06;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;

/// Moves bytes from one stream to another: the heart of the client and of the server.
public final class Transfer {
    private static final int CHUNK_BYTES = 64 * 1024;

    private Transfer() {}

    /// Copies everything from `in` to `out` until `in` ends, in chunks of at most 64 KiB. Closes
    /// neither.
    ///
    /// @param progress told after every chunk
    /// @return how many bytes were copied
    /// @throws IOException if reading or writing fails; a connection that breaks is not an end
    static long copy(InputStream in, OutputStream out, Progress progress) throws IOException {
        var from = Channels.newChannel(in);
        var to = Channels.newChannel(out);
        var buffer = ByteBuffer.allocateDirect(CHUNK_BYTES / 2);
        long copied = 0;
        while (from.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                copied += to.write(buffer);
            }
            buffer.clear();
            progress.copied(copied);
        }
        return copied;
    }
}
