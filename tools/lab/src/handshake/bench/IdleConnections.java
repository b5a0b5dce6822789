package handshake.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Connections on which nothing is said, and the memory that a server takes for them.
final class IdleConnections implements AutoCloseable {
    /// One loopback address has some 28 000 ports for clients; several have as many each.
    private static final int PER_ADDRESS = 5000;

    private final List<SocketChannel> channels = new ArrayList<>();

    /// Opens `count` connections, each from a client that waits.
    ///
    /// @throws IOException if the system allows no more; those opened so far are closed
    IdleConnections(Server server, int count) throws IOException {
        try {
            for (int i = 0; i < count; i++) {
                var channel = SocketChannel.open();
                channels.add(channel);
                channel.bind(new InetSocketAddress("127.0.0." + (1 + i / PER_ADDRESS), 0));
                channel.connect(new InetSocketAddress("127.0.0.1", server.port()));
            }
        } catch (IOException e) {
            close();
            throw new IOException(
                    "after %d connections: %s (ulimit -n says how many files a process may open)"
                            .formatted(channels.size(), e.getMessage()),
                    e);
        }
    }

    /// The server's memory with `count` idle connections, in megabytes.
    static double megabytes(Server server, int count) throws IOException, InterruptedException {
        try (var _ = new IdleConnections(server, count)) {
            // A transfer behind them all: then the server has accepted every one of them.
            server.protocol().fetch(server.port(), DownloadBench.SMALL, DownloadBench.SMALL_BYTES);
            OptionalLong resident = server.residentBytes();
            return resident.orElseThrow(() -> new IOException("this system does not tell")) / 1e6;
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
