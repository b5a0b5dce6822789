package lesson06;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/// A server that sends files of any size, to one client after the other.
public final class DownloadServer {
    private static final String DEFAULT_PORT = "7890";
    private static final int BACKLOG = 128;
    private static final int MAX_NAME_BYTES = 1024;

    private DownloadServer() {}

    // As in lesson 2: OkServer#listen
    static ServerSocket listen(int port) throws IOException {
        var listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(port), BACKLOG);
        return listener;
    }

    /// Reads the name of a file with one read of at most 1024 bytes, and sends the file in chunks.
    /// The caller closes the socket.
    ///
    /// If there is no such file, prints `no such file: NAME` and sends nothing.
    ///
    /// @param folder where the files are
    /// @throws IOException if the connection is gone, or the file cannot be read
    static void serve(Socket socket, Path folder) throws IOException {
        var buffer = new byte[MAX_NAME_BYTES];
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
            return; // closed without a question
        }
        var name = new String(buffer, 0, count, UTF_8);
        IO.println(socket.getRemoteSocketAddress() + " wants " + name);
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path)) {
            IO.println("no such file: " + name);
            return;
        }
        try (var file = Files.newInputStream(path)) {
            Transfer.copy(file, socket.getOutputStream(), Progress.NONE);
        }
    }

    /// Serves client after client until the listener is closed. A client that breaks off, and a
    /// file that cannot be read, end their own transfer only.
    ///
    /// @throws IOException if no client can be accepted any more although the listener is open
    static void serveForever(ServerSocket listener, Path folder) throws IOException {
        while (true) {
            Socket client;
            try {
                client = listener.accept();
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return; // that is how a server is stopped
                }
                throw e;
            }
            try (var socket = client) {
                serve(socket, folder);
            } catch (IOException e) {
                IO.println("transfer broken off: " + e.getMessage());
            }
        }
    }

    /// Serves the files of a folder (default: this one) on a port (default: 7890).
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "");
        String port = arguments.length > 1 ? arguments[1] : DEFAULT_PORT;
        try (var listener = listen(Integer.parseInt(port))) {
            IO.println("Waiting for clients on port " + listener.getLocalPort());
            serveForever(listener, folder);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (NumberFormatException e) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }
}
