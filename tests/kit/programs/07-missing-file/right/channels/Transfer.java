// How it is written: channels and byte buffers instead of streams; a regular expression for
// requests; a store that refuses every link, wherever it leads.
package lesson07;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

public final class Transfer {
    private Transfer() {}

    static void copy(InputStream in, OutputStream out, long length, Progress progress)
            throws IOException {
        WritableByteChannel to = Channels.newChannel(out);
        var buffer = ByteBuffer.allocate(32 * 1024);
        long missing = length;
        while (missing > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), missing));
            int count = in.read(buffer.array(), 0, buffer.limit());
            if (count == -1) {
                throw new EOFException("only " + (length - missing) + " bytes of " + length);
            }
            buffer.limit(count);
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
            missing -= count;
            progress.copied(length - missing);
        }
    }

    static void send(ReadableByteChannel from, OutputStream out, long length) throws IOException {
        copy(Channels.newInputStream(from), out, length, Progress.NONE);
    }
}
