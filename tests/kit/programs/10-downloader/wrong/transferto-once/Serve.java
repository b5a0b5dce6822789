package lesson10;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;

/// The program `serve`: serves the files of a folder.
public final class Serve {
    static final int STOPPED = 0;
    static final int CANNOT_SERVE = 1;
    static final int WRONG_USAGE = 2;

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Serve() {}

    /// The whole program, but for its process.
    ///
    /// @return the exit status
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            var options = ServeOptions.parse(arguments);
            if (options.help()) {
                out.print(ServeOptions.HELP);
                return STOPPED;
            }
            return serve(options, out);
        } catch (Usage e) {
            err.println("serve: " + e.getMessage() + "; see serve --help");
            return WRONG_USAGE;
        } catch (IOException e) {
            err.println("serve: " + e.getMessage());
            return CANNOT_SERVE;
        }
    }

    private static int serve(ServeOptions options, PrintStream out) throws IOException {
        if (!Files.isDirectory(options.root())) {
            throw new IOException("there is no folder \"" + options.root() + "\"");
        }
        var limits = new Limits(options.maxClients(), IDLE, GRACE);
        try (var server = DownloadServer.open(options.port(), options.root(), limits)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop")); // Ctrl-C
            out.println("Serving " + options.root() + " on port " + server.port());
            server.acceptForever();
            return STOPPED;
        }
    }

    private static void stop(DownloadServer server) {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("while closing: " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }
}
