// How it is written: streams around streams: one that ends after so many bytes, one that counts;
// replies taken apart at the first space; everything else left to the JDK.
package lesson07;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

public final class Transfer {
    private Transfer() {}

    static void copy(InputStream in, OutputStream out, long length, Progress progress)
            throws IOException {
        var limited = new Limited(in, length);
        limited.transferTo(new Told(out, progress));
        if (limited.left > 0) {
            throw new EOFException(
                    limited.left + " bytes lack, " + (length - limited.left) + " came");
        }
    }

    /// Ends where the other stream ends, or before.
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? in.read() : -1;
            left -= next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }

    private static final class Told extends FilterOutputStream {
        private final Progress progress;
        private long written;

        Told(OutputStream out, Progress progress) {
            super(out);
            this.progress = progress;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written += length;
            progress.copied(written);
        }
    }
}
