package handshake.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server that the bench has started on a free port of loopback, and stops.
///
/// @param name what to call it
/// @param protocol what it speaks
/// @param port where it listens
/// @param process the program
public record Server(String name, Protocol protocol, int port, Process process)
        implements AutoCloseable {
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    /// A port nobody listens on.
    static int freePort() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return listener.getLocalPort();
        }
    }

    /// Starts a server and waits until it accepts connections.
    ///
    /// @throws IOException if it does not
    static Server start(String name, Protocol protocol, int port, Path folder, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, name.replaceAll("\\W", "-"), ".log");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        process.getOutputStream().close();
        var server = new Server(name, protocol, port, process);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop " + name)); // Ctrl-C
        long start = System.nanoTime();
        while (!server.accepts()) {
            if (!process.isAlive() || System.nanoTime() - start > START_LIMIT_NANOS) {
                server.close();
                throw new IOException(name + " did not start: " + Files.readString(log).strip());
            }
            Thread.sleep(20);
        }
        return server;
    }

    /// The memory of the server and its children that is really in use, in bytes; empty where the
    /// system does not tell.
    public OptionalLong residentBytes() throws IOException {
        long sum = 0;
        for (ProcessHandle one :
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
            Path status = Path.of("/proc/" + one.pid() + "/status");
            if (!Files.isReadable(status)) {
                return OptionalLong.empty();
            }
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    sum += Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        }
        return OptionalLong.of(sum);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException _) {
            return false; // not yet
        }
    }
}
