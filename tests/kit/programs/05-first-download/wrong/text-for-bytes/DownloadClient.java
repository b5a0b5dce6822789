// Step 1: makes a String of the bytes, and bytes of the String.
package lesson05;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A client that downloads one small file: it sends a name, reads once, and saves what came.
public final class DownloadClient {
    private static final String DEFAULT_PORT = "7890";
    private static final int MAX_ANSWER_BYTES = 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private DownloadClient() {}

    /// Connects to a server.
    ///
    /// @param timeout how long to wait for the server's answer to the SYN
    /// @return the connected socket; the caller closes it
    /// @throws IOException if nobody listens there or nobody answers in time; the message names
    ///   host and port
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

    /// Sends the name of a file and receives what one read gives, at most 1024 bytes.
    ///
    /// @param name sent in UTF-8, with nothing before it or behind it
    /// @return the very bytes that came; none if the server has ended its stream
    /// @throws IOException if the connection is gone
    static byte[] fetch(Socket socket, String name) throws IOException {
        socket.getOutputStream().write(name.getBytes(UTF_8));
        var buffer = new byte[MAX_ANSWER_BYTES];
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
            return new byte[0]; // the end of the stream: there is nothing to come
        }
        var text = new String(buffer, 0, count, UTF_8);
        return text.getBytes(UTF_8);
    }

    /// Where a download is saved: in `folder`, as `[new] ` and the last part of `name`.
    static Path target(Path folder, String name) {
        Path last = Path.of(name).getFileName(); // only this part: no name leads out of the folder
        return folder.resolve("[new] " + last);
    }

    /// Downloads a file of at most 1024 bytes, and closes the connection whatever happens.
    ///
    /// @return where it was saved; an older download of that name is replaced
    /// @throws FileNotFoundException if the server sends nothing, for it has no such file, or an
    ///   empty one; the message has the name, and the folder stays as it was
    /// @throws IOException if there is no connection, or it breaks
    static Path download(String host, int port, String name, Path folder) throws IOException {
        byte[] content;
        try (var socket = connect(host, port, CONNECT_TIMEOUT)) {
            content = fetch(socket, name);
        }
        if (content.length == 0) {
            throw new FileNotFoundException("no such file on the server, or an empty one: " + name);
        }
        return Files.write(target(folder, name), content); // not before there is something to save
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
