package handshake.viewer.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// A file that somebody still writes: at its end a read waits for more, until nothing more comes.
final class GrowingFile extends InputStream {
    private static final int LOOK_MILLIS = 40;

    private final InputStream in;
    private final BooleanSupplier ended;

    /// @param ended whether the writer has written all it will
    GrowingFile(Path file, BooleanSupplier ended) throws IOException {
        while (!Files.exists(file) && !ended.getAsBoolean() && rest()) {
            // whoever writes it has not begun
        }
        this.in = Files.newInputStream(file);
        this.ended = ended;
    }

    /// Waits a little; false if the page was closed meanwhile.
    private static boolean rest() {
        try {
            Thread.sleep(LOOK_MILLIS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            // Asked before the read: what was written before the end was said is then read, too.
            boolean last = ended.getAsBoolean();
            int count = in.read(into, from, length);
            if (count > 0 || last) {
                return count;
            }
            if (!rest()) {
                return -1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
