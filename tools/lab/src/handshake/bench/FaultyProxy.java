package handshake.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A bad network: stands between clients and a server, and cuts, resets, alters or silences some of
/// the connections on their way from the server to the client. What it does follows from a seed.
public final class FaultyProxy implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int BUFFER_BYTES = 16 * 1024;

    /// What happens to a connection.
    private enum Fault {
        NONE,
        /// Ends in order after some bytes, as if the server had.
        CUT,
        /// Ends by RST after some bytes.
        RESET,
        /// One bit is another.
        FLIP,
        /// Nothing more comes after some bytes; rare, for the client waits long then.
        STALL;

        /// Half of all connections are left alone.
        static Fault any(Random random) {
            int percent = random.nextInt(100);
            return percent < 50
                    ? NONE
                    : percent < 67 ? CUT : percent < 84 ? RESET : percent < 99 ? FLIP : STALL;
        }
    }

    private final ServerSocket listener =
            new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final InetSocketAddress server;
    private final int maxFaultOffset;
    private final Random random;
    private final AtomicLong faults = new AtomicLong();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// @param serverPort where the server listens, on loopback
    /// @param maxFaultOffset before which byte of a connection its fault comes
    /// @param seed the same seed, the same faults in the order of connections
    /// @throws IOException if no port can be had
    public FaultyProxy(int serverPort, int maxFaultOffset, long seed) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.maxFaultOffset = maxFaultOffset;
        this.random = new Random(seed);
        Thread.ofPlatform().daemon().name("faulty proxy").start(this::acceptForever);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// How many connections have had a fault so far.
    public long faults() {
        return faults.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void acceptForever() {
        while (true) {
            try {
                Socket client = listener.accept();
                Fault fault = Fault.any(random);
                int offset = random.nextInt(maxFaultOffset);
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client, fault, offset));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket client, Fault fault, int offset) {
        try (client;
                var upstream = new Socket()) {
            upstream.connect(server);
            open.add(upstream);
            Thread requests = Thread.ofVirtual().start(() -> pass(client, upstream));
            answers(upstream.getInputStream(), client, fault, offset);
            requests.interrupt();
            open.remove(upstream);
        } catch (IOException _) {
            // One end has gone: so does the other.
        } finally {
            open.remove(client);
        }
    }

    /// Passes everything on, unharmed, and the end of it.
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One end has gone; the other direction notices it, too.
        }
    }

    private void answers(InputStream in, Socket client, Fault fault, int offset)
            throws IOException {
        OutputStream out = client.getOutputStream();
        var buffer = new byte[BUFFER_BYTES];
        long passed = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            boolean due = fault != Fault.NONE && passed <= offset && offset < passed + count;
            if (!due) {
                out.write(buffer, 0, count);
                passed += count;
                continue;
            }
            faults.incrementAndGet();
            int before = (int) (offset - passed);
            if (fault == Fault.FLIP) {
                buffer[before] ^= 1;
                out.write(buffer, 0, count);
                passed += count;
                continue;
            }
            out.write(buffer, 0, before);
            switch (fault) {
                case RESET -> client.setSoLinger(true, 0);
                case STALL -> client.getInputStream().readAllBytes(); // until the client gives up
                case NONE, CUT, FLIP -> {}
            }
            return;
        }
    }
}
