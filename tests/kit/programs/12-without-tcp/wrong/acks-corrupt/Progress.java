package lesson12;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that shows how far it has been read, a few times a second, on a terminal only.
final class Progress extends FilterInputStream {
    private static final long PAUSE_NANOS = 200_000_000;

    private final boolean isWatched = System.console() != null && System.console().isTerminal();
    private final long total;
    private long done;
    private long shownNanos = System.nanoTime();

    Progress(InputStream in, long total) {
        super(in);
        this.total = total;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) {
        done += bytes;
        long now = System.nanoTime();
        if (isWatched && now - shownNanos > PAUSE_NANOS) {
            shownNanos = now;
            System.err.printf("\r%3d%%  %,d of %,d bytes ", 100 * done / Math.max(1, total), done, total);
        }
    }

    /// Takes the line away.
    void clear() {
        if (isWatched) {
            System.err.print("\r" + " ".repeat(60) + "\r");
        }
    }
}
