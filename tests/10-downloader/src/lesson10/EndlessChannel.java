package lesson10;

import static handshake.support.Mistake.ONE_BYTE_AT_A_TIME;

import handshake.support.Failure;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// A channel that fills every buffer, and never ends. Whoever asks it for little, and very often,
/// is stopped.
final class EndlessChannel implements ReadableByteChannel {
    private static final int MOST_READS = 200_000;

    private int reads;

    int reads() {
        return reads;
    }

    @Override
    public int read(ByteBuffer buffer) {
        int count = buffer.remaining();
        if (++reads > MOST_READS) {
            throw Failure.of(
                            "your code asks for very few bytes at a time: for %d"
                                    .formatted(buffer.remaining()),
                            "你的代码一次只要很少的字节：%d 个".formatted(buffer.remaining()))
                    .mistake(ONE_BYTE_AT_A_TIME);
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
