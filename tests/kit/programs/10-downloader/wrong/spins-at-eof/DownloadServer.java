package lesson10;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// A server for many clients at once: each is served on a thread of its own.
public final class DownloadServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Service service;
    private final Limits limits;

    /// A place for each client. Who takes one is served; who has been served gives it back.
    private final Semaphore places;

    /// The clients that are being served. Many threads add and remove at once.
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private DownloadServer(ServerSocket listener, Service service, Limits limits) {
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
        // The sockets that a channel's listener accepts have channels: transferTo needs them.
        ServerSocket listener = ServerSocketChannel.open().socket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw new IOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        return new DownloadServer(listener, new Downloads(root, limits.idle()), limits);
    }

    int port() {
        return listener.getLocalPort();
    }

    // As in lesson 9: DownloadServer#start
    /// Starts to serve a client on a new virtual thread, and returns at once. When the service
    /// ends, however it ends, the client's socket is closed and its place is free.
    void start(Socket client) {
        clients.add(client);
        Thread.ofVirtual()
                .name("client " + client.getRemoteSocketAddress())
                .start(() -> serve(client));
    }

    // As in lesson 9: DownloadServer#serve
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

    // As in lesson 9: DownloadServer#acceptForever
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

    // As in lesson 9: DownloadServer#close
    /// Accepts nobody any more, takes no more requests, waits until the transfers under way have
    /// come to their end, but no longer than the grace period, and cuts those that have not.
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : clients) {
            endRequests(client);
        }
        if (!waitUntilAllAreGone()) {
            for (Socket client : clients) {
                client.close(); // its thread, blocked in a write, gets a SocketException
            }
        }
    }

    // As in lesson 9: DownloadServer#endRequests
    /// From now on reading gives the end of the stream, as if the client had ended it: a client
    /// that is idle leaves at once, one in the middle of a transfer after it.
    private static void endRequests(Socket client) {
        try {
            client.shutdownInput();
        } catch (IOException _) {
            // It has left in this very moment.
        }
    }

    // As in lesson 9: DownloadServer#waitUntilAllAreGone
    /// Whether all clients have gone within the grace period: then all places are to be had.
    private boolean waitUntilAllAreGone() {
        try {
            long millis = limits.grace().toMillis();
            boolean gone = places.tryAcquire(limits.maxClients(), millis, MILLISECONDS);
            if (gone) {
                places.release(limits.maxClients());
            }
            return gone;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
