package lesson07;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A client that downloads one file, or says why there is none.
public final class DownloadClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private DownloadClient() {}

    /// Downloads `name` and saves it in `folder` as `[new] name`, without the folders in the name.
    ///
    /// While the bytes come they are in a file whose name ends in `.part`. A file that the server
    /// does not give leaves nothing behind.
    ///
    /// @return the saved file
    /// @throws FileNotFoundException if the server has no such file
    /// @throws AccessDeniedException if the server refuses; the message gives its reason
    /// @throws IOException if there is no connection, or it breaks
    static Path download(String host, int port, String name, Path folder) throws IOException {
        try (var socket = connect(host, port)) {
            Requests.write(socket.getOutputStream(), new Request.Get(name));
            var in = new BufferedInputStream(socket.getInputStream());
            return switch (Replies.read(in)) {
                case Reply.Ok(long length) -> save(in, length, folder, name);
                case Reply.Missing() ->
                        throw new FileNotFoundException("no such file on the server: " + name);
                case Reply.Refused(String reason) ->
                        throw new AccessDeniedException(name, null, "refused by the server: " + reason);
            };
        }
    }

    /// Only now, with OK read, is there anything to create a file for.
    private static Path save(InputStream in, long length, Path folder, String name)
            throws IOException {
        String lastPart = name.substring(name.lastIndexOf('/') + 1);
        Path file = folder.resolve("[new] " + lastPart);
        Path part = folder.resolve("[new] " + lastPart + ".part");
        try (var out = Files.newOutputStream(part)) {
            Transfer.copy(in, out, length, Progress.NONE);
        }
        return Files.move(part, file, REPLACE_EXISTING);
    }

    private static Socket connect(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) CONNECT_TIMEOUT.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException("cannot connect to " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /// Asks for what the arguments (host, port, name) lack, and downloads into this folder.
    public static void main(String[] arguments) {
        String host = arguments.length > 0 ? arguments[0] : IO.readln("Server: ");
        String port = arguments.length > 1 ? arguments[1] : IO.readln("Port: ");
        String name = arguments.length > 2 ? arguments[2] : IO.readln("File: ");
        try {
            IO.println("Saved: " + download(host, Integer.parseInt(port), name, Path.of("")));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (NumberFormatException e) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }
}
