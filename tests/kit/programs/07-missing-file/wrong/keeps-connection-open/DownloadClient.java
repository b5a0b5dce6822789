package lesson07;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// A client that downloads a file, or says why there is none.
public final class DownloadClient {
    private static final String DEFAULT_PORT = "7890";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private DownloadClient() {}

    // As in lesson 1: EchoClient#connect
    static Socket connect(String host, int port, Duration timeout) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close(); // nobody else ever sees this socket, so nobody else could close it
            throw new IOException(
                    "cannot connect to " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    // As in lesson 5: DownloadClient#target
    static Path target(Path folder, String name) {
        Path last = Path.of(name).getFileName(); // only this part: no name leads out of the folder
        return folder.resolve("[new] " + last);
    }

    /// Downloads a file, and closes the connection whatever happens. While the file comes it is
    /// called `target` with `.part` behind the name. If the server does not give it, the folder
    /// stays as it was.
    ///
    /// @return where it was saved; an older download of that name is replaced
    /// @throws FileNotFoundException if the server has no such file; the message is `no such file
    ///   on the server: ` and the name
    /// @throws AccessDeniedException if the server refuses; the message has the server's reason
    /// @throws IOException if there is no connection, or it breaks
    static Path download(String host, int port, String name, Path folder) throws IOException {
        try (var socket = connect(host, port, CONNECT_TIMEOUT)) {
            Requests.write(socket.getOutputStream(), new Request.Get(name));
            var in = new BufferedInputStream(socket.getInputStream());
            return switch (Replies.read(in)) {
                case Reply.Ok(long length) -> save(in, length, target(folder, name));
                case Reply.Missing() ->
                        throw new FileNotFoundException("no such file on the server: " + name);
                case Reply.Refused(String reason) ->
                        throw new AccessDeniedException(
                                name, null, "the server refused: " + reason);
            };
        }
    }

    // Called once the server has said OK: before that there is nothing to create a file for.
    private static Path save(InputStream in, long length, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (var out = Files.newOutputStream(part)) {
            Transfer.copy(in, out, length, Progress.NONE);
        }
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Asks for what the arguments (host, port, name) lack, and downloads into this folder.
    public static void main(String[] arguments) {
        String host = arguments.length > 0 ? arguments[0] : IO.readln("Server: ");
        String port = arguments.length > 1 ? arguments[1] : IO.readln("Port (7890): ");
        String name = arguments.length > 2 ? arguments[2] : IO.readln("File to download: ");
        if (port.isBlank()) {
            port = DEFAULT_PORT;
        }
        try {
            Path saved = download(host, Integer.parseInt(port), name, Path.of(""));
            IO.println("Saved " + saved + ", " + Files.size(saved) + " bytes");
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (NumberFormatException e) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }
}
