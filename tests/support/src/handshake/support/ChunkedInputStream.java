package handshake.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;

/// A stream that gives its bytes in pieces as a socket's does: a read returns what has arrived, at
/// least one byte, and not more than one piece of it.
public final class ChunkedInputStream extends InputStream {
    private final Deque<byte[]> pieces;
    private final boolean breaks;
    private int offset;
    private int bytesRead;
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
            return -1;
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
