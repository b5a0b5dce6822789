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
        // Direct: the system can put the bytes right there, and take them right from there.
        var buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        for (long received = 0; received < length; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), length - received));
            int count = in.read(buffer);
            if (count < 0) {
                throw new EOFException("%d of %d bytes came".formatted(received, length));
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            received += count;
            progress.copied(received);
        }
    }
}
