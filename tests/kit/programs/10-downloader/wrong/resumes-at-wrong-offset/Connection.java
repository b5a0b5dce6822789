package lesson10;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// A connection to a server, on which no read waits longer than it may.
///
/// A channel has no timeout of its own. So it never blocks, and a selector does the waiting.
final class Connection implements ReadableByteChannel {
    private final SocketChannel channel;
    private final Selector readable;
    private Duration patience;

    private Connection(SocketChannel channel, Duration patience) throws IOException {
        this.channel = channel;
        this.patience = patience;
        channel.configureBlocking(false);
        readable = Selector.open();
        channel.register(readable, SelectionKey.OP_READ);
    }

    /// Connects.
    ///
    /// @param patience how long to wait for the server's SYN, and later for each read
    /// @throws IOException if nobody listens there or nobody answers in time; the message names
    ///   host and port
    static Connection open(String host, int port, Duration patience) throws IOException {
        var channel = SocketChannel.open();
        try {
            channel.socket().connect(new InetSocketAddress(host, port), (int) patience.toMillis());
            return new Connection(channel, patience);
        } catch (IOException e) {
            channel.close();
            String why =
                    e instanceof UnknownHostException ? "there is no such host" : e.getMessage();
            throw new IOException("cannot connect to " + host + ":" + port + ": " + why, e);
        }
    }

    /// From now on each read may wait so much longer.
    void allowMore(Duration more) {
        patience = patience.plus(more);
    }

    /// Reads what has arrived, at least one byte, as a blocking channel does.
    ///
    /// @return how many bytes; -1 at the end of the stream
    /// @throws SocketTimeoutException if nothing comes for too long
    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer);
        while (count == 0 && buffer.hasRemaining()) {
            waitForBytes();
            count = channel.read(buffer);
        }
        return count;
    }

    private void waitForBytes() throws IOException {
        try {
            if (readable.select(patience.toMillis()) == 0 && readable.isOpen()) {
                throw new SocketTimeoutException(
                        "the server has been silent for " + patience.toSeconds() + " s");
            }
            readable.selectedKeys().clear();
        } catch (ClosedSelectorException _) {
            throw new AsynchronousCloseException(); // close() was called by another thread
        }
    }

    /// The same bytes as a stream. It has no buffer: it takes no byte that it was not asked for.
    InputStream in() {
        return Channels.newInputStream(this);
    }

    /// A stream for requests.
    OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                var buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    channel.write(buffer); // a request always fits into the socket's buffer
                }
            }
        };
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    /// Also ends a read that waits in another thread.
    @Override
    public void close() throws IOException {
        channel.close();
        readable.close();
    }
}
