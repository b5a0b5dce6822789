package handshake.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;

/// A stream that gives its bytes in pieces as a socket's does: a read returns what has arrived, at
/// least one byte, and not more than one piece of it.
///
/// Behind its end it answers -1 again and again, as a socket's does, but not for ever: a loop that
/// overlooks the end is told so, where a socket would let it turn until somebody pulls the plug.
public final class ChunkedInputStream extends InputStream {
    /// More than the longest frame has bytes: only a loop without an end comes this far.
    private static final int MAX_ENDS_READ = 2_000_000;

    private final Deque<byte[]> pieces;
    private final boolean breaks;
    private int offset;
    private int bytesRead;
    private int endsRead;
    private boolean closed;

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
    /// @throws Failure when the end has been read two million times
    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        if (closed) {
            throw new SocketException("Socket closed");
        }
        if (length == 0) {
            return 0;
        }
        if (pieces.isEmpty()) {
            if (breaks) {
                throw new SocketException("Connection reset");
            }
            return end();
        }
        byte[] piece = pieces.getFirst();
        int count = Math.min(length, piece.length - offset);
        System.arraycopy(piece, offset, buffer, start, count);
        offset += count;
        bytesRead += count;
        if (offset == piece.length) {
            pieces.removeFirst();
            offset = 0;
        }
        return count;
    }

    private int end() {
        if (++endsRead < MAX_ENDS_READ) {
            return -1;
        }
        throw Failure.of(
                        "the stream has ended, and your code reads on: read() has returned -1 two million times",
                        "流已经结束，你的代码却还在读：read() 已经返回了两百万次 -1")
                .mistake(Mistake.SPINS_AT_EOF);
    }

    /// Always 0, as a socket may answer at any time: nothing can be concluded from it.
    @Override
    public int available() {
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
}
