package lesson06;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// A client that downloads a file of any size.
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

    /// Receives a file until the end of the stream. While it comes it is called `target` with
    /// `.part` behind the name, replacing what is there of that name; once it is complete it takes
    /// the place of `target`. If not one byte comes, `target` stays as it was and no part is left.
    ///
    /// @return how many bytes came
    /// @throws IOException if the connection breaks, or the disk is full; `target` is as it was
    static long receive(InputStream in, Path target, Progress progress) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        long received;
        try (var out = Files.newOutputStream(part)) { // empties a part that an earlier run left
            received = Transfer.copy(in, out, progress);
        }
        if (received == 0) {
            Files.delete(part);
        } else {
            // One step: whoever looks at the name sees the old file or the new one, never a half.
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return received;
    }

    /// Downloads a file, and closes the connection whatever happens.
    ///
    /// @return where it was saved
    /// @throws FileNotFoundException if the server sends nothing, for it has no such file, or an
    ///   empty one; the message has the name
    /// @throws IOException if there is no connection, or it breaks
    static Path download(String host, int port, String name, Path folder, Progress progress)
            throws IOException {
        Path target = target(folder, name);
        try (var socket = connect(host, port, CONNECT_TIMEOUT)) {
            socket.getOutputStream().write(name.getBytes(UTF_8));
            if (receive(socket.getInputStream(), target, progress) == 0) {
                throw new FileNotFoundException(
                        "no such file on the server, or an empty one: " + name);
            }
        }
        return target;
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
            Path saved = download(host, Integer.parseInt(port), name, Path.of(""), new Bar());
            IO.println("\nSaved " + saved + ", " + Files.size(saved) + " bytes");
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (NumberFormatException e) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }

    /// A bar on the screen's last line. Nobody has told how long the file will be, so there is no
    /// end to fill it to: a mark runs along it, one place a mebibyte, and stands while nothing
    /// comes.
    private static final class Bar implements Progress {
        private static final int PLACES = 40;
        private long shown = -1;

        @Override
        public void copied(long bytes) {
            long mebibytes = bytes >> 20;
            if (mebibytes == shown) {
                return; // the picture would be the same
            }
            shown = mebibytes;
            int place = (int) (mebibytes % PLACES);
            String bar = " ".repeat(place) + "#" + " ".repeat(PLACES - 1 - place);
            IO.print("\r[" + bar + "] " + mebibytes + " MiB");
        }
    }
}
