package handshake.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Content of any length that takes no memory: each byte is known from where it stands. For files
/// larger than the heap, made and checked while they pass:
///
/// ```java
/// var content = new PatternedBytes(256L << 20);
/// Transfer.copy(content.source(), content.sink(), Progress.NONE);
/// ```
///
/// The bytes are zeros, but for a stamp of random bytes at each multiple of a number that is no
/// multiple of any buffer's size: a piece that was lost, doubled or changed shows there.
///
/// @param length how many bytes
public record PatternedBytes(long length) {
    static final int MAX_PIECE_BYTES = 64 * 1024;
    private static final int MAX_SINGLE_BYTES = 1 << 16;
    private static final int PERIOD_BYTES = 1_000_003;
    private static final int STAMP_BYTES = 4096;

    /// One period, and so much of the next that any piece can be taken from it in one go.
    private static final byte[] PERIOD = new byte[PERIOD_BYTES + MAX_PIECE_BYTES];

    static {
        var stamp = new byte[STAMP_BYTES];
        new Random(PERIOD_BYTES).nextBytes(stamp);
        System.arraycopy(stamp, 0, PERIOD, 0, STAMP_BYTES);
        System.arraycopy(PERIOD, 0, PERIOD, PERIOD_BYTES, MAX_PIECE_BYTES);
    }

    /// A stream that gives these bytes, and counts how it is read.
    public PatternedSource source() {
        return new PatternedSource(this);
    }

    /// A stream that takes these bytes, checks them, and counts how it is written to.
    public PatternedSink sink() {
        return new PatternedSink(this);
    }

    /// Writes these bytes as fast as they are taken, 64 KiB at a time: what a peer sends.
    public void writeTo(OutputStream out) throws IOException {
        for (long at = 0; at < length; at += MAX_PIECE_BYTES) {
            out.write(PERIOD, indexOf(at), (int) Math.min(MAX_PIECE_BYTES, length - at));
        }
    }

    /// Makes a file of these bytes. It is sparse where the file system can do that: quickly made,
    /// quickly read, and hardly anything on the disk.
    ///
    /// @throws IOException if it cannot be written
    public void createFile(Path file) throws IOException {
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(length);
            for (long at = 0; at < length; at += PERIOD_BYTES) {
                out.seek(at);
                out.write(PERIOD, 0, (int) Math.min(STAMP_BYTES, length - at));
            }
        }
    }

    /// Checks that a file holds these bytes and no more.
    ///
    /// @throws Failure if it does not
    public void mustBeIn(Path file) throws IOException {
        try (PatternedSink sink = sink();
                InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[MAX_PIECE_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sink.write(buffer, 0, count);
            }
            sink.mustHaveAll();
        }
    }

    /// Stops a program that would take minutes.
    ///
    /// @param single how many bytes it has moved one by one so far
    static void mustNotGoOn(long single) {
        if (single > MAX_SINGLE_BYTES) {
            throw Failure.of(
                            "your code moves a large file one byte at a time",
                            "你的代码一个字节一个字节地搬一个大文件")
                    .mistake(Mistake.ONE_BYTE_AT_A_TIME);
        }
    }

    /// Where the byte that stands at `offset` is in {@link #period}; as many as a piece has follow.
    static int indexOf(long offset) {
        return (int) (offset % PERIOD_BYTES);
    }

    static byte[] period() {
        return PERIOD;
    }
}
