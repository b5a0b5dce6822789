// How it is written: the JDK's own loop, transferTo, into a stream that counts; java.io.File.
package lesson06;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

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
        return in.transferTo(new Counting(out, progress));
    }

    /// Passes on what it is given, and says how much that was.
    private static final class Counting extends FilterOutputStream {
        private final Progress progress;
        private long copied;

        Counting(OutputStream out, Progress progress) {
            super(out);
            this.progress = progress;
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
            copied += length;
            progress.copied(copied);
        }
    }
}
