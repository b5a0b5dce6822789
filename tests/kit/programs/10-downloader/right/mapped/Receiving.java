package lesson10;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// Takes files in.
public final class Receiving {
    private static final int BUFFER_BYTES = 32 * 1024;

    private Receiving() {}

    /// Copies exactly `length` bytes and leaves what is behind them in the channel.
    ///
    /// @param progress hears how many have been copied, after each piece
    /// @throws EOFException if `in` ends before; what came is written
    /// @throws IOException if reading or writing fails; what came before is written
    static void receive(
            ReadableByteChannel in, long length, WritableByteChannel out, Progress progress)
            throws IOException {
        InputStream stream = Channels.newInputStream(in);
        var bytes = new byte[BUFFER_BYTES];
        long left = length;
        while (left > 0) {
            int count = stream.read(bytes, 0, (int) Math.min(left, bytes.length));
            if (count == -1) {
                throw new EOFException(left + " bytes are missing");
            }
            var buffer = ByteBuffer.wrap(bytes, 0, count);
            do {
                out.write(buffer);
            } while (buffer.hasRemaining());
            left -= count;
            progress.copied(length - left);
        }
    }
}
