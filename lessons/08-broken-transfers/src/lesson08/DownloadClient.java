package lesson08;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;

/// A client that downloads from one server, over as many connections as it takes.
public record DownloadClient(String host, int port, Timeouts timeouts, Retry retry) {
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));
    private static final Retry RETRY =
            new Retry(
                    8, Duration.ofSeconds(1), Duration.ofSeconds(20), DownloadClient::tellAndWait);

    /// Downloads `name` and saves it in `folder` as `[new] name`, without the folders in the name.
    ///
    /// While the bytes come they are in a file whose name ends in `.part`. It stays when there are
    /// no attempts left, and the next download goes on from it. Whatever happens, what has the
    /// final name is the whole file, with the server's digest.
    ///
    /// @return the saved file
    /// @throws FileNotFoundException if the server has no such file
    /// @throws AccessDeniedException if the server refuses; the message gives its reason
    /// @throws IOException what the last attempt failed with
    Path download(String name, Path folder) throws IOException, InterruptedException {
        String lastPart = name.substring(name.lastIndexOf('/') + 1);
        Path file = folder.resolve("[new] " + lastPart);
        Path part = folder.resolve("[new] " + lastPart + ".part");
        throw new UnsupportedOperationException(
                "TODO 5: fetch and verify the part, in several attempts, then name it");
    }

    private static void tellAndWait(IOException failure, Duration length)
            throws InterruptedException {
        System.err.println(failure.getMessage() + "; trying again in " + length.toSeconds() + " s");
        Thread.sleep(length);
    }

    /// Asks for what the arguments (host, port, name) lack, and downloads into this folder.
    public static void main(String[] arguments) throws InterruptedException {
        String host = arguments.length > 0 ? arguments[0] : IO.readln("Server: ");
        String port = arguments.length > 1 ? arguments[1] : IO.readln("Port: ");
        String name = arguments.length > 2 ? arguments[2] : IO.readln("File: ");
        try {
            var client = new DownloadClient(host, Integer.parseInt(port), TIMEOUTS, RETRY);
            IO.println("Saved: " + client.download(name, Path.of("")));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (NumberFormatException e) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }
}
