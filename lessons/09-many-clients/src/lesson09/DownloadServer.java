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
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /// @param listener a bound listener; this server closes it
    /// @param service what to do for each client
    DownloadServer(ServerSocket listener, Service service, Limits limits) {
        this.listener = listener;
        this.service = service;
        this.limits = limits;
        this.places = new Semaphore(limits.maxClients());
    }

    /// A server for the files of a folder.
    ///
    /// @param port where to listen; 0 means any free port
    /// @throws IOException if the port cannot be had
    static DownloadServer open(int port, Path root, Limits limits) throws IOException {
        return new DownloadServer(listen(port), new Downloads(root, limits.idle()), limits);
    }

    // As in lesson 2: OkServer#listen
    static ServerSocket listen(int port) throws IOException {
        var listener = new ServerSocket(); // without a port: it is not bound yet
        try {
            listener.setReuseAddress(true); // before bind: afterwards it is too late
            listener.bind(new InetSocketAddress(port), BACKLOG);
            return listener;
        } catch (IOException e) {
            listener.close(); // nobody else ever sees this listener
            throw new IOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Starts to serve a client on a new virtual thread, and returns at once. When the service
    /// ends, however it ends, the client's socket is closed and its place is free.
    void start(Socket client) {
        throw new UnsupportedOperationException(
                "TODO 1: serve the client on a new virtual thread, close its socket after");
    }

    /// Accepts clients and starts to serve them, never more than the limit at a time: the next ones
    /// wait in the backlog until a place is free.
    ///
    /// Returns when the listener is closed.
    ///
    /// @throws IOException if accepting fails for another reason
    void acceptForever() throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3: take a place, accept a client, start to serve it, again and again");
    }

    /// Accepts nobody any more, takes no more requests, waits until the transfers under way have
    /// come to their end, but no longer than the grace period, and cuts those that have not.
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException(
                "TODO 5: accept nobody more, let transfers end, cut those that do not");
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
