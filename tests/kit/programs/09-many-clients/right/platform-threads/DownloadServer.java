// How it is written: platform threads, a counter with a monitor, idle clients known by name; reads
// in short slices.
package lesson09;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class DownloadServer implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final ServerSocket listener;
    private final Service service;
    private final Limits limits;
    private final Map<Socket, Thread> clients = new HashMap<>();
    private int taken;

    DownloadServer(ServerSocket listener, Service service, Limits limits) {
        this.listener = listener;
        this.service = service;
        this.limits = limits;
    }

    static DownloadServer open(int port, Path root, Limits limits) throws IOException {
        var listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(port), BACKLOG);
        return new DownloadServer(listener, new Downloads(root, limits.idle()), limits);
    }

    int port() {
        return listener.getLocalPort();
    }

    void start(Socket client) {
        var thread = new Thread(() -> serve(client), "client on port " + client.getPort());
        thread.setDaemon(true);
        synchronized (clients) {
            clients.put(client, thread);
            thread.start(); // in here: close() may join only what has been started
        }
    }

    private void serve(Socket client) {
        try {
            service.serve(client);
        } catch (IOException | RuntimeException e) {
            System.err.println("a client is gone: " + e);
        }
        try {
            client.close();
        } catch (IOException e) {
            System.err.println("could not close: " + e);
        }
        synchronized (clients) {
            clients.remove(client);
            taken--;
            clients.notifyAll();
        }
    }

    void acceptForever() throws IOException {
        while (waitForPlace()) {
            Socket client;
            try {
                client = listener.accept();
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
                throw e;
            }
            synchronized (clients) {
                taken++;
            }
            start(client);
        }
    }

    /// Whether there is one; if not, this thread is to end.
    private boolean waitForPlace() {
        synchronized (clients) {
            while (taken >= limits.maxClients()) {
                try {
                    clients.wait();
                } catch (InterruptedException _) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        long end = System.nanoTime() + limits.grace().toNanos();
        var threads = new ArrayList<Thread>();
        for (Socket client : present()) {
            try {
                client.shutdownInput();
            } catch (IOException _) {
                continue; // it has just left
            }
            synchronized (clients) {
                Thread thread = clients.get(client);
                if (thread != null) {
                    threads.add(thread);
                }
            }
        }
        for (Thread thread : threads) {
            try {
                long left = end - System.nanoTime();
                if (left > 0) {
                    thread.join(Duration.ofNanos(left));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        for (Socket client : present()) {
            client.close();
        }
    }

    private List<Socket> present() {
        synchronized (clients) {
            return List.copyOf(clients.keySet());
        }
    }

    public static void main(String[] arguments) throws IOException {
        var limits = new Limits(100, Duration.ofMinutes(1), Duration.ofSeconds(10));
        try (var server = open(Integer.parseInt(arguments[1]), Path.of(arguments[0]), limits)) {
            server.acceptForever();
        }
    }
}
