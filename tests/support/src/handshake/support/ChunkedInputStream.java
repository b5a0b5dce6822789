package handshake.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A stream that gives its bytes in pieces as a socket's does: a read returns what has arrived, at
/// least one byte, and not more than one piece of it.
///
/// Behind its end it answers -1 again and again, as a socket's does, but not for ever: a loop that
/// overlooks the end is told so, where a socket would let it turn until somebody pulls the plug.
/// The same goes for a loop that waits for `available()`. It also remembers how it was used, which
/// often tells the mistake.
public final class ChunkedInputStream extends InputStream {
    /// Few enough for a property to shrink within a second or two, more than honest code needs.
    static final int MAX_READS_AT_END = 20_000;

    private static final int MAX_ASKED_IN_VAIN = 20;
    private static final int SMALLEST_BUFFER_OF_JAVA_IO = 512;
    private static final int FRAMES_TO_A_BUFFER = 6;

    private final Deque<byte[]> pieces;
    private final boolean breaks;
    private int offset;
    private int bytesRead;
    private int readsAtEnd;
    private int timesAvailable;
    private int askedInVain;
    private boolean lastReadShort;
    private boolean buffered;
    private boolean closed;
    private byte[] lastBuffer;

    /// @param delivery what arrives, and how
    public ChunkedInputStream(Delivery delivery) {
        pieces = new ArrayDeque<>(delivery.pieces());
        breaks = delivery.breaks();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Reads from the present piece only.
    ///
    /// @return how many bytes, at least 1 unless `length` is 0; -1 at the end
    /// @throws SocketException behind the last byte of a stream that breaks, or once closed
    /// @throws Failure if it is read again and again at its end
    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, buffer.length);
        if (closed) {
            throw new SocketException("Socket closed");
        }
        askedInVain = 0;
        buffered |= length >= SMALLEST_BUFFER_OF_JAVA_IO && isCalledByBuffer(buffer);
        if (length == 0) {
            return 0;
        }
        if (pieces.isEmpty()) {
            if (breaks) {
                throw new SocketException("Connection reset");
            }
            return atEnd();
        }
        byte[] piece = pieces.getFirst();
        int count = Math.min(length, piece.length - offset);
        System.arraycopy(piece, offset, buffer, start, count);
        offset += count;
        bytesRead += count;
        lastReadShort = count < length;
        if (offset == piece.length) {
            pieces.removeFirst();
            offset = 0;
        }
        return count;
    }

    /// Always 0, as a socket may answer at any time: nothing can be concluded from it.
    ///
    /// @throws Failure if it is asked again and again without a read
    @Override
    public int available() {
        if (!isCalledByTheJdk()) {
            timesAvailable++;
        }
        if (++askedInVain > MAX_ASKED_IN_VAIN) {
            throw Failure.of(
                            "your code waits for available() to become more than 0; nothing says it"
                                    + " ever will",
                            "你的代码在等 available() 变得大于 0；没有什么能保证它会变")
                    .mistake(Mistake.TRUSTS_AVAILABLE);
        }
        return 0;
    }

    @Override
    public void close() {
        closed = true;
    }

    /// How many bytes have been read so far.
    public int bytesRead() {
        return bytesRead;
    }

    public boolean isClosed() {
        return closed;
    }

    /// Whether the last read that gave something gave less than it was asked for.
    public boolean isLastReadShort() {
        return lastReadShort;
    }

    /// How often it was read at its end, and answered -1.
    public int readsAtEnd() {
        return readsAtEnd;
    }

    /// How often `available()` was asked, other than by the JDK's own classes.
    public int timesAvailable() {
        return timesAvailable;
    }

    /// Whether one of the JDK's own buffers (BufferedReader, BufferedInputStream, Scanner …) has
    /// read from it: these take more than they are asked for.
    public boolean isReadByBuffer() {
        return buffered;
    }

    private int atEnd() {
        if (++readsAtEnd < MAX_READS_AT_END) {
            return -1;
        }
        throw spinning();
    }

    /// What is told to a loop that has read the end too often.
    static Failure spinning() {
        return Failure.of(
                        "the stream has ended, and your code reads on: read() has returned -1"
                                + " twenty thousand times",
                        "流已经结束，你的代码却还在读：read() 已经返回了两万次 -1")
                .mistake(Mistake.SPINS_AT_EOF);
    }

    /// Who reads into the same array as the last time is the same: looking for callers takes longer
    /// than all the rest of a read.
    private boolean isCalledByBuffer(byte[] buffer) {
        if (buffer == lastBuffer) {
            return false;
        }
        lastBuffer = buffer;
        return callers(it -> it.limit(FRAMES_TO_A_BUFFER).anyMatch(ChunkedInputStream::isBuffer));
    }

    private static boolean isBuffer(String className) {
        return className.startsWith("java.io.Buffered")
                || className.equals("sun.nio.cs.StreamDecoder");
    }

    private static boolean isCalledByTheJdk() {
        return callers(it -> it.findFirst().filter(ChunkedInputStream::isOfTheJdk).isPresent());
    }

    private static boolean isOfTheJdk(String className) {
        return className.startsWith("java.") || className.startsWith("sun.");
    }

    /// Asks about the classes of the methods that called this stream, innermost first.
    private static boolean callers(Predicate<Stream<String>> question) {
        String own = ChunkedInputStream.class.getName();
        return StackWalker.getInstance()
                .walk(frames ->
                        question.test(
                                frames.map(StackWalker.StackFrame::getClassName)
                                        .dropWhile(own::equals)));
    }
}
