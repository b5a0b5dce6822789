package handshake.kit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/// A wire with a fuse: passes bytes on between a client and a server, and burns through once, when
/// a certain number of the server's bytes have passed. Then it does what it was told, and cuts the
/// connection. Connections made later are whole.
final class Fuse implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch burnt = new CountDownLatch(1);
    private final AtomicLong passedLater = new AtomicLong();
    private final IntSupplier serverPort;
    private final int bytes;
    private final Deed deed;

    /// What is done when the fuse burns through.
    @FunctionalInterface
    interface Deed {
        void run(Socket client) throws IOException;
    }

    /// @param serverPort where the server listens; asked anew for each connection
    /// @param bytes how many of the server's bytes pass before
    Fuse(IntSupplier serverPort, int bytes, Deed deed) throws IOException {
        this.serverPort = serverPort;
        this.bytes = bytes;
        this.deed = deed;
        Thread.ofPlatform().daemon().name("fuse").start(this::acceptForever);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Waits until it has burnt through.
    void await() throws InterruptedException {
        burnt.await();
    }

    /// How many of the server's bytes have passed over connections made after that.
    long passedLater() {
        return passedLater.get();
    }

    private void acceptForever() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket()) {
            var address = InetAddress.getLoopbackAddress();
            server.connect(new InetSocketAddress(address, serverPort.getAsInt()));
            Thread.ofVirtual().start(() -> passRequests(client, server));
            InputStream answers = server.getInputStream();
            if (burnt.getCount() > 0) {
                pass(answers, client, bytes, new AtomicLong());
                deed.run(client);
                burnt.countDown();
            } else {
                pass(answers, client, Long.MAX_VALUE, passedLater);
            }
        } catch (IOException _) {
            // One end has gone: so does the other.
        }
    }

    /// Passes on what comes, as it comes, up to so many bytes.
    private static void pass(InputStream answers, Socket client, long bytes, AtomicLong passed)
            throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        for (long left = bytes; left > 0; ) {
            int count = answers.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return;
            }
            passed.addAndGet(count);
            client.getOutputStream().write(buffer, 0, count);
            left -= count;
        }
    }

    private static void passRequests(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One end has gone; the other direction notices it, too.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
