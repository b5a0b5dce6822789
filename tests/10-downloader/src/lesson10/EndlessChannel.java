package lesson10;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// A channel that fills every buffer, and never ends.
final class EndlessChannel implements ReadableByteChannel {
    private int smallestRequest = Integer.MAX_VALUE;

    /// The least that it was asked for at a time.
    int smallestRequest() {
        return smallestRequest;
    }

    @Override
    public int read(ByteBuffer buffer) {
        int count = buffer.remaining();
        if (count > 0) {
            smallestRequest = Math.min(smallestRequest, count);
        }
        buffer.position(buffer.limit());
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
