package handshake.worker;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// Where a student's prints go: the first of them are kept, the rest is counted, and whoever prints
/// without end is made to wait for ever.
final class BoundedOutput extends OutputStream {
    private static final int KEPT_BYTES = 8 * 1024;
    private static final long FLOOD_BYTES = 8L * 1024 * 1024;

    private final LongConsumer onFlood;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long written;
    private boolean flooded;

    /// @param onFlood told once, with the number of bytes, when a test prints more than any should
    BoundedOutput(LongConsumer onFlood) {
        this.onFlood = onFlood;
    }

    /// What was printed since this was last called, and a fresh start.
    synchronized String take() {
        String text = kept.toString(StandardCharsets.UTF_8);
        if (written > KEPT_BYTES) {
            text += "\n… " + (written - KEPT_BYTES) + " bytes more";
        }
        kept.reset();
        written = 0;
        return text;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (count(bytes, offset, length)) {
            while (true) {
                LockSupport.park();
            }
        }
    }

    /// Keeps what is to be kept; whether this is a flood.
    private synchronized boolean count(byte[] bytes, int offset, int length) {
        int room = Math.max(0, KEPT_BYTES - kept.size());
        kept.write(bytes, offset, Math.min(room, length));
        written += length;
        if (written > FLOOD_BYTES && !flooded) {
            flooded = true;
            onFlood.accept(written);
        }
        return flooded;
    }
}
