package lesson10;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// A channel that takes all, and keeps nothing but the number.
final class CountingChannel implements WritableByteChannel {
    private long taken;

    long taken() {
        return taken;
    }

    @Override
    public int write(ByteBuffer buffer) {
        int count = buffer.remaining();
        buffer.position(buffer.limit());
        taken += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
