package lesson09;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;

final class DeadlineInputStream extends InputStream {
    private static final int SLICE_MILLIS = 100;

    private final Socket socket;
    private Instant deadline = Instant.now();

    DeadlineInputStream(Socket socket) {
        this.socket = socket;
    }

    void allow(Duration time) {
        deadline = Instant.now().plus(time);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        socket.setSoTimeout(SLICE_MILLIS);
        while (Instant.now().isBefore(deadline)) {
            try {
                return socket.getInputStream().read(buffer, offset, length);
            } catch (SocketTimeoutException _) {
                // A slice is over, not yet the deadline.
            }
        }
        throw new SocketTimeoutException("the deadline is over");
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one) == 1 ? one[0] & 0xff : -1;
    }
}
