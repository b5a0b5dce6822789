package lesson10;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// A channel that takes only so many bytes at a time, as it is a channel's right.
final class NarrowChannel implements WritableByteChannel {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final int roomBytes;

    NarrowChannel(int roomBytes) {
        this.roomBytes = roomBytes;
    }

    byte[] taken() {
        return taken.toByteArray();
    }

    @Override
    public int write(ByteBuffer buffer) {
        var bytes = new byte[Math.min(roomBytes, buffer.remaining())];
        buffer.get(bytes);
        taken.writeBytes(bytes);
        return bytes.length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
