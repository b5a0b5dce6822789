package handshake.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/// A connected socket whose bytes come from a {@link Delivery} and go into memory: thousands of
/// connections a second for properties, without a network.
public final class StreamSocket extends Socket {
    private static final InetSocketAddress NOBODY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

    private final ChunkedInputStream in;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int closes;

    /// @param delivery what the other side sends
    public StreamSocket(Delivery delivery) {
        in = delivery.open();
    }

    /// All that was written so far.
    public byte[] sent() {
        return sent.toByteArray();
    }

    /// How often it was closed.
    public int closes() {
        return closes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        checkOpen();
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        checkOpen();
        return sent;
    }

    @Override
    public void close() {
        closes++;
    }

    @Override
    public boolean isClosed() {
        return closes > 0;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return NOBODY;
    }

    @Override
    public InetAddress getInetAddress() {
        return NOBODY.getAddress();
    }

    @Override
    public int getPort() {
        return NOBODY.getPort();
    }

    @Override
    public void shutdownOutput() {}

    @Override
    public void setSoTimeout(int millis) {}

    @Override
    public void setTcpNoDelay(boolean on) {}

    private void checkOpen() throws SocketException {
        if (isClosed()) {
            throw new SocketException("Socket is closed");
        }
    }
}
