package lesson08;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// A client that downloads from one server, over as many connections as it takes.
public record DownloadClient(String host, int port, Timeouts timeouts, Retry retry) {
    private static final String DEFAULT_PORT = "7890";
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));
    private static final Retry RETRY =
            new Retry(
                    8, Duration.ofSeconds(1), Duration.ofSeconds(20), DownloadClient::tellAndWait);

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

    /// Downloads a file. While it comes it is called `target` with `.part` behind the name; what is
    /// called `target` is always a whole file with the server's digest.
    ///
    /// Every attempt has a connection of its own, which is closed whatever happens. If the last one
    /// fails, the part stays, and the next download goes on from it.
    ///
    /// @return where it was saved; an older download of that name is replaced
    /// @throws FileNotFoundException if the server has no such file
    /// @throws AccessDeniedException if the server refuses; the message has the server's reason
    /// @throws IOException why the last attempt failed
    Path download(String name, Path folder) throws IOException, InterruptedException {
        Path target = target(folder, name);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        retry.run(() -> fetch(name, part));
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void fetch(String name, Path part) throws IOException {
        try (var socket = timeouts.open(host, port)) {
            // One buffer for the whole connection: it may hold the next answer already.
            var in = new BufferedInputStream(socket.getInputStream());
            Fetch.resume(in, socket.getOutputStream(), name, part);
            Fetch.verify(in, socket.getOutputStream(), name, part);
        }
    }

    private static void tellAndWait(IOException failure, Duration length)
            throws InterruptedException {
        System.err.println(failure.getMessage() + "; trying again in " + length.toSeconds() + " s");
        Thread.sleep(length);
    }

    /// Asks for what the arguments (host, port, name) lack, and downloads into this folder.
    public static void main(String[] arguments) throws InterruptedException {
        String host = arguments.length > 0 ? arguments[0] : IO.readln("Server: ");
        String port = arguments.length > 1 ? arguments[1] : IO.readln("Port (7890): ");
        String name = arguments.length > 2 ? arguments[2] : IO.readln("File to download: ");
        if (port.isBlank()) {
            port = DEFAULT_PORT;
        }
        try {
            var client = new DownloadClient(host, Integer.parseInt(port), TIMEOUTS, RETRY);
            Path saved = client.download(name, Path.of(""));
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
