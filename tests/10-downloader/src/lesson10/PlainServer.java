package lesson10;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.ScriptedPeer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/// A server as anybody would write it at first: reads into a buffer, writes from it. It knows GET.
final class PlainServer implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket listener;
    private final Path root;

    private PlainServer(Path root) throws IOException {
        this.root = root;
        listener = new ServerSocket(0, 10, InetAddress.getByName(ScriptedPeer.HOST));
        Thread.ofPlatform().daemon().name("plain server").start(this::acceptAll);
    }

    static PlainServer open(Path root) throws IOException {
        return new PlainServer(root);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                serve(socket);
            } catch (IOException _) {
                // The client has gone, or the test is over.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        var out = socket.getOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Path file = root.resolve(line.substring("GET ".length()));
            out.write(("OK " + Files.size(file) + "\n").getBytes(UTF_8));
            try (var content = Files.newInputStream(file)) {
                var buffer = new byte[BUFFER_BYTES];
                for (int count = content.read(buffer); count > 0; count = content.read(buffer)) {
                    out.write(buffer, 0, count);
                }
            }
        }
    }
}
