package lesson10;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ProtocolException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The program `fetch`: fetches files from a server.
public final class Fetch {
    static final int ALL_FETCHED = 0;
    static final int SOMETHING_FAILED = 1;
    static final int WRONG_USAGE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MAX_LIST_BYTES = 16 << 20;
    private static final long GOODBYE_MILLIS = 2000;

    private final FetchOptions options;
    private final PrintStream out;
    private final PrintStream err;
    private final Download.Display display;
    private final CountDownLatch isStopped = new CountDownLatch(1);
    private final CountDownLatch hasEnded = new CountDownLatch(1);
    private volatile Connection current;

    /// @param out for results
    /// @param err for complaints
    Fetch(FetchOptions options, PrintStream out, PrintStream err, Download.Display display) {
        this.options = options;
        this.out = out;
        this.err = err;
        this.display = display;
    }

    /// Does what the options ask for: fetches files or, if none is named, lists what there is.
    ///
    /// @return {@link #ALL_FETCHED} or {@link #SOMETHING_FAILED}
    int run() {
        try {
            return options.names().isEmpty() ? list() : fetchAll();
        } finally {
            hasEnded.countDown();
        }
    }

    /// Fetches the files one after the other, each with as many attempts as the options grant, and
    /// says of each where it is now, on `out`, or why it is not, on `err`. A file that cannot be
    /// had does not keep the others from coming. Only {@link #stop} does.
    ///
    /// @return {@link #ALL_FETCHED} or {@link #SOMETHING_FAILED}
    int fetchAll() {
        int status = ALL_FETCHED;
        for (String name : options.names()) {
            try {
                Path file = fetch(name);
                out.println("saved " + file + ", " + Units.bytes(Files.size(file)));
            } catch (IOException e) {
                err.println(name + ": " + reason(e));
                status = SOMETHING_FAILED;
            } catch (InterruptedException _) {
                err.println(name + ": stopped; what has come is kept: fetch it again to go on");
                return SOMETHING_FAILED;
            }
        }
        return status;
    }

    /// Fetches one file, with as many attempts as the options grant.
    ///
    /// @throws InterruptedException if {@link #stop} is called meanwhile
    private Path fetch(String name) throws IOException, InterruptedException {
        Files.createDirectories(options.folder());
        var part = PartFile.in(options.folder(), name);
        var download = new Download(name, part, options.verify(), display);
        var retry =
                new Retry(options.retries() + 1, FIRST_PAUSE, LONGEST_PAUSE, this::tellAndPause);
        try {
            retry.run(() -> attempt(download));
        } catch (IOException e) {
            checkStopped();
            throw e;
        } finally {
            if (part.size() == 0) {
                part.discard(); // there is nothing in it to go on from
            }
        }
        return part.file();
    }

    private void attempt(Download download) throws IOException {
        try (var connection = connect()) {
            download.over(connection);
        }
    }

    private Connection connect() throws IOException {
        Connection connection = Connection.open(options.host(), options.port(), PATIENCE);
        current = connection;
        if (isStopped.getCount() == 0) {
            connection.close(); // stop() may have come too early to see this one
        }
        return connection;
    }

    private void tellAndPause(IOException failure, Duration length) throws InterruptedException {
        checkStopped();
        err.println(reason(failure) + "; trying again");
        if (isStopped.await(length.toMillis(), MILLISECONDS)) {
            throw new InterruptedException("stopped");
        }
    }

    private void checkStopped() throws InterruptedException {
        if (isStopped.getCount() == 0) {
            throw new InterruptedException("stopped");
        }
    }

    /// Prints what the server has.
    private int list() {
        try (var connection = connect()) {
            Requests.write(connection.out(), new Request.List());
            if (!(Replies.read(connection.in()) instanceof Reply.Ok(long length))) {
                throw new IOException("the server gives no list of its files");
            }
            if (length > MAX_LIST_BYTES) {
                throw new ProtocolException("a list of " + Units.bytes(length));
            }
            byte[] list = connection.in().readNBytes((int) length);
            new String(list, UTF_8).lines().map(Words::printable).forEach(out::println);
            return ALL_FETCHED;
        } catch (IOException e) {
            err.println(reason(e));
            return SOMETHING_FAILED;
        }
    }

    private static String reason(IOException e) {
        String why = e instanceof FileSystemException it ? it.getReason() : e.getMessage();
        return Words.printable(why == null ? e.toString() : why);
    }

    /// Ends {@link #run}, which may be called by another thread: closes its connection, and waits a
    /// moment until it has said goodbye. What has come of a file stays in its part.
    void stop() {
        isStopped.countDown();
        try {
            Connection connection = current;
            if (connection != null) {
                connection.close();
            }
            hasEnded.await(GOODBYE_MILLIS, MILLISECONDS);
        } catch (IOException _) {
            // It was to be gone, and is.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The whole program, but for its process.
    ///
    /// @param screen where to show progress, or null if nobody would see it
    /// @return the exit status
    static int run(String[] arguments, PrintStream out, PrintStream err, PrintStream screen) {
        try {
            var options = FetchOptions.parse(arguments);
            if (options.help()) {
                out.print(FetchOptions.HELP);
                return ALL_FETCHED;
            }
            var fetch = new Fetch(options, out, err, display(screen));
            Runtime.getRuntime().addShutdownHook(new Thread(fetch::stop, "stop")); // Ctrl-C
            return fetch.run();
        } catch (Usage e) {
            err.println("fetch: " + e.getMessage() + "; see fetch --help");
            return WRONG_USAGE;
        }
    }

    private static Download.Display display(PrintStream screen) {
        return screen == null
                ? Download.Display.NONE
                : (name, from, total) ->
                        new ProgressBar(name, from, total, screen, System::nanoTime);
    }

    public static void main(String[] arguments) {
        boolean isWatched = System.console() != null && System.console().isTerminal();
        System.exit(run(arguments, System.out, System.err, isWatched ? System.err : null));
    }
}
