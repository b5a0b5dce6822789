package handshake.wire.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// Reads a stream in blocks and hands out windows onto them. A block is never written again once a
/// window may exist, so windows stay valid; memory is freed when the last window onto a block goes.
///
/// Waits for no more bytes than were asked for: a live capture shows its frames as they come.
final class ByteSource implements Closeable {
    private static final int BLOCK_BYTES = 128 * 1024;

    private final InputStream in;
    private final Warnings warnings;
    private byte[] block = new byte[BLOCK_BYTES];
    private int position;
    private int filled;
    private boolean ended;

    ByteSource(InputStream in, Warnings warnings) {
        this.in = in;
        this.warnings = warnings;
    }

    /// Whether `count` more bytes are there; reads until they are, or the end.
    boolean has(int count) throws IOException {
        if (block.length - position < count) {
            startNewBlock(count);
        }
        while (!ended && filled - position < count) {
            fill();
        }
        return filled - position >= count;
    }

    /// How many bytes are left before the end, where [#has] has said there are too few.
    int left() {
        return filled - position;
    }

    /// The next `count` bytes, without moving past them; [#has] must have said they are there.
    Bytes peek(int count) {
        return new Bytes(block, position, count);
    }

    /// The next `count` bytes; [#has] must have said they are there.
    Bytes take(int count) {
        var taken = new Bytes(block, position, count);
        position += count;
        return taken;
    }

    /// Moves past `count` bytes without keeping them; false if the end came first.
    boolean skip(long count) throws IOException {
        long toSkip = count;
        while (toSkip > 0) {
            int step = (int) Math.min(toSkip, BLOCK_BYTES);
            if (!has(step)) {
                position += left();
                return false;
            }
            position += step;
            toSkip -= step;
        }
        return true;
    }

    private void startNewBlock(int count) {
        int kept = left();
        var next = new byte[Math.max(BLOCK_BYTES, count)];
        System.arraycopy(block, position, next, 0, kept);
        block = next;
        position = 0;
        filled = kept;
    }

    private void fill() throws IOException {
        try {
            int count = in.read(block, filled, block.length - filled);
            ended = count < 0;
            filled += Math.max(count, 0);
        } catch (ZipException | EOFException _) {
            ended = true;
            warnings.add("The gzip data is damaged or cut off; all before that was read.");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
