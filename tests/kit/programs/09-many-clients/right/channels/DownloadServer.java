package lesson09;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// A server for many clients at once: each is served on a thread of its own.
public final class DownloadServer implements AutoCloseable {
    private static final int PORT = 7890;
    private static final int BACKLOG = 128;
    private static final Limits LIMITS =
            new Limits(1000, Duration.ofMinutes(1), Duration.ofSeconds(10));

    private final ServerSocket listener;
    private final Service service;
    private final Limits limits;

    /// A place for each client. Who takes one is served; who has been served gives it back.
    private final Semaphore places;

    /// The clients that are being served. Many threads add and remove at once.
    private final Set<Socket> idleClients = ConcurrentHashMap.newKeySet();

    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /// @param listener a bound listener; this server closes it
    /// @param service what to do for each client
    DownloadServer(ServerSocket listener, Service service, Limits limits) {
        this.listener = listener;
        this.service = service;
        this.limits = limits;
        this.places = new Semaphore(limits.maxClients());
    }

    private DownloadServer(ServerSocket listener, Path root, Limits limits) {
        this.listener = listener;
        this.service = new Downloads(root, limits.idle(), idleClients);
        this.limits = limits;
        this.places = new Semaphore(limits.maxClients(), true);
    }

    /// A server for the files of a folder.
    ///
    /// @param port where to listen; 0 means any free port
    /// @throws IOException if the port cannot be had
    static DownloadServer open(int port, Path root, Limits limits) throws IOException {
        return new DownloadServer(listen(port), root, limits);
    }

    // As in lesson 2: OkServer#listen
    static ServerSocket listen(int port) throws IOException {
        var listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(port), BACKLOG);
        return listener;
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Starts to serve a client on a new virtual thread, and returns at once. When the service
    /// ends, however it ends, the client's socket is closed and its place is free.
    void start(Socket client) {
        clients.add(client);
        Thread.ofVirtual()
                .name("client " + client.getRemoteSocketAddress())
                .start(() -> serve(client));
    }

    private void serve(Socket client) {
        try (client) {
            service.serve(client);
        } catch (IOException e) {
            // One client's trouble. The others do not notice.
            System.err.println(Thread.currentThread().getName() + ": " + e.getMessage());
        } finally {
            clients.remove(client);
            places.release();
        }
    }

    /// Accepts clients and starts to serve them, never more than the limit at a time: the next ones
    /// wait in the backlog until a place is free.
    ///
    /// Returns when the listener is closed.
    ///
    /// @throws IOException if accepting fails for another reason
    void acceptForever() throws IOException {
        while (true) {
            places.acquireUninterruptibly(); // first the place, then the client who takes it
            try {
                start(listener.accept());
            } catch (IOException e) {
                places.release();
                if (listener.isClosed()) {
                    return;
                }
                throw e;
            }
        }
    }

    /// Accepts nobody any more, takes no more requests, waits until the transfers under way have
    /// come to their end, but no longer than the grace period, and cuts those that have not.
    @Override
    public void close() throws IOException {
        listener.close();
        long end = System.nanoTime() + limits.grace().toNanos();
        while (!clients.isEmpty() && System.nanoTime() < end) {
            for (Socket client : idleClients) {
                if (idleClients.remove(client)) {
                    client.close();
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
        for (Socket client : clients) {
            client.close();
        }
    }

    /// Serves a folder: `[folder [port]]`, by default this one on port 7890, until Ctrl-C.
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".");
        int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PORT;
        var server = open(port, root, LIMITS);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
        IO.println("Serving " + root + " on port " + server.port());
        server.acceptForever();
    }

    private void stop() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("while closing: " + e.getMessage());
        }
    }
}
