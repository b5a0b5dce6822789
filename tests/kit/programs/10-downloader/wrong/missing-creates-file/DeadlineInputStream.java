// As in lesson 9: DeadlineInputStream
package lesson10;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// What arrives on a socket, for a reader whose patience has an end: all its reads together, not
/// each of them, have to be done by a deadline.
final class DeadlineInputStream extends InputStream {
    private final Socket socket;
    private final InputStream in;
    private long deadlineNanos = System.nanoTime();

    /// @param socket a connected socket; its timeout is this stream's to set from now on
    DeadlineInputStream(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /// Sets the deadline: this long from now.
    void allow(Duration time) {
        deadlineNanos = System.nanoTime() + time.toNanos();
    }

    /// As a socket's stream reads, but not beyond the deadline.
    ///
    /// @throws SocketTimeoutException if no byte has come when the deadline has
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long millisLeft = (deadlineNanos - System.nanoTime()) / 1_000_000;
        if (millisLeft <= 0) { // and never hand on a 0: to setSoTimeout that means "wait for ever"
            throw new SocketTimeoutException("too slow");
        }
        // A socket's timeout begins anew with every read. So each gets only what is left.
        socket.setSoTimeout((int) Math.min(millisLeft, Integer.MAX_VALUE));
        return in.read(buffer, offset, length);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}
