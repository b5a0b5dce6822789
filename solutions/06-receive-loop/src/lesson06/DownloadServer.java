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

    /// Serves client after client, until the listener is closed; then it returns.
    ///
    /// @throws IOException if the listener itself fails, though nobody has closed it
    static void serveForever(ServerSocket listener, Path folder) throws IOException {
        while (true) {
            try {
                serveAndClose(listener.accept(), folder);
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
                throw e;
            }
        }
    }

    private static void serveAndClose(Socket client, Path folder) {
        try (client) {
            serve(client, folder);
        } catch (IOException e) {
            System.err.println("A client was lost: " + e.getMessage());
        }
    }

    /// Serves the files of a folder (default: this one) on a port (default: 7890).
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "");
        String port = arguments.length > 1 ? arguments[1] : DEFAULT_PORT;
        try (var listener = listen(Integer.parseInt(port))) {
            IO.println("Listening on port " + listener.getLocalPort());
            serveForever(listener, folder);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException _) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }
}
