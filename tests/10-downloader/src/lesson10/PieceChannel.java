package lesson10;

import handshake.support.ChunkedInputStream;
import handshake.support.Delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// A channel on which bytes arrive in pieces.
final class PieceChannel implements ReadableByteChannel {
    private final ChunkedInputStream in;
    private int reads;

    PieceChannel(Delivery delivery) {
        in = delivery.open();
    }

    int reads() {
        return reads;
    }

    int given() {
        return in.bytesRead();
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        if (!buffer.hasRemaining()) {
            return 0;
        }
        reads++;
        var piece = new byte[buffer.remaining()];
        int count = in.read(piece, 0, piece.length);
        if (count > 0) {
            buffer.put(piece, 0, count);
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
