package handshake.support;

import java.io.InputStream;

/// A stream that gives {@link PatternedBytes}, as much as a read asks for, at most 64 KiB. Whoever
/// takes them one by one is stopped after the first 64 KiB, by a {@link Failure}.
public final class PatternedSource extends InputStream {
    private final PatternedBytes content;
    private long given;
    private long reads;
    private long single;
    private boolean closed;

    PatternedSource(PatternedBytes content) {
        this.content = content;
    }

    @Override
    public int read() {
        PatternedBytes.mustNotGoOn(++single);
        reads++;
        return given == content.length()
                ? -1
                : PatternedBytes.period()[PatternedBytes.indexOf(given++)] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
        reads++;
        if (length == 0) {
            return 0;
        }
        if (length == 1) {
            PatternedBytes.mustNotGoOn(++single);
        }
        if (given == content.length()) {
            return -1;
        }
        long left = Math.min(content.length() - given, PatternedBytes.MAX_PIECE_BYTES);
        int count = (int) Math.min(left, length);
        System.arraycopy(
                PatternedBytes.period(), PatternedBytes.indexOf(given), buffer, start, count);
        given += count;
        return count;
    }

    @Override
    public void close() {
        closed = true;
    }

    /// How many bytes it has given so far.
    public long given() {
        return given;
    }

    /// How often it was read from, its end included.
    public long reads() {
        return reads;
    }

    public boolean isClosed() {
        return closed;
    }
}
