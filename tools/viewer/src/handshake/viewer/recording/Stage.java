package handshake.viewer.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.viewer.namespace.TcpTable;
import handshake.viewer.namespace.TcpTable.State;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// The two sockets a scene is played by, and the network between them.
final class Stage implements AutoCloseable {
    /// What the article's server listens on.
    static final int PORT = 7891;

    /// IPv4 and TCP with timestamps: a longer packet carries data.
    private static final int HEADER_BYTES = 52;

    private static final int MORE_THAN_ANY_SCENE_HAS = 1 << 20;
    private static final int LOOK_AGAIN_MILLIS = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ServerSocket listener;
    private Socket client;
    private Socket server;

    /// Opens a connection.
    void connect() throws IOException {
        connect(0);
    }

    /// Opens a connection to a client whose receive buffer has this size; 0 for the system's own.
    void connect(int receiveBufferBytes) throws IOException {
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(address(), 1);
        client = new Socket();
        if (receiveBufferBytes > 0) {
            client.setReceiveBufferSize(receiveBufferBytes); // before connect: SYN tells its scale
        }
        client.connect(address());
        server = listener.accept();
        client.setTcpNoDelay(true); // a write is a segment
        server.setTcpNoDelay(true);
    }

    static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), PORT);
    }

    Socket client() {
        return client;
    }

    Socket server() {
        return server;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /// Reads as many bytes as the text has.
    static void receive(Socket socket, String text) throws IOException {
        int length = text.getBytes(UTF_8).length;
        if (socket.getInputStream().readNBytes(length).length < length) {
            throw new IOException("the stream ended early");
        }
    }

    /// Reads to the end of the stream.
    static void receiveEnd(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /// Waits until the system has the client's socket in that state.
    void awaitClient(State state) throws IOException, InterruptedException {
        await(client.getLocalPort(), PORT, state);
    }

    /// Waits until the system has the server's socket in that state.
    void awaitServer(State state) throws IOException, InterruptedException {
        await(PORT, client.getLocalPort(), state);
    }

    private static void await(int localPort, int remotePort, State state)
            throws IOException, InterruptedException {
        awaitRow(row ->
                row.localPort() == localPort
                        && row.remotePort() == remotePort
                        && row.state() == state);
    }

    /// Waits until so many bytes have arrived at the client or the server and were not read yet.
    void awaitUnread(Socket socket, int bytes) throws IOException, InterruptedException {
        int port = socket.getLocalPort();
        awaitRow(row -> row.localPort() == port && row.unreadBytes() >= bytes && !isListener(row));
    }

    private static boolean isListener(TcpTable.Row row) {
        return row.state() == State.LISTEN;
    }

    private static void awaitRow(Predicate<TcpTable.Row> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (TcpTable.here().stream().noneMatch(wanted)) {
            if (System.nanoTime() > end) {
                throw new IOException("the connection does not come to where the scene needs it");
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /// Sets one of the system's settings for TCP in this network.
    static void set(String setting, int value) throws IOException {
        Files.writeString(Path.of("/proc/sys/net/ipv4", setting), String.valueOf(value));
    }

    /// Makes the link as slow as that; what waits is delivered in order.
    static void slowLink(int kilobitsPerSecond, int burstBytes) throws IOException {
        String rate = "tc qdisc replace dev lo root tbf rate %dkbit burst %d latency 10s";
        run(rate.formatted(kilobitsPerSecond, burstBytes), "");
    }

    /// Loses data segments that this socket sends from now on: `count` of them from number `first`
    /// on, counted from 0 as they arrive. A capture shows them: they are lost behind it.
    static void lose(Socket from, int first, int count) throws IOException {
        String rules =
                """
                table inet scene {
                    chain arriving {
                        type filter hook input priority 0;
                        tcp sport %d tcp dport %d meta length > %d numgen inc mod %d %d-%d drop
                    }
                }
                """;
        int last = first + count - 1;
        run(
                "nft -f -",
                rules.formatted(
                        from.getLocalPort(),
                        from.getPort(),
                        HEADER_BYTES,
                        MORE_THAN_ANY_SCENE_HAS,
                        first,
                        last));
    }

    private static void run(String command, String input) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command.split(" "))).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (var _ = listener;
                var _ = server;
                var _ = client) {
            // Closed in any case; a null is passed over.
        }
    }
}
