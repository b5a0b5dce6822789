package handshake.bench;

import java.io.IOException;
import java.nio.file.Path;

/// A program that runs solution 10's `fetch` in its own process and prints how many nanoseconds it
/// took, the start of the JVM not counted: curl tells its time without its start, too.
public final class FetchTimer {
    private FetchTimer() {}

    /// @param arguments the folder of the classes; the name of a small file to begin with; and what
    ///   fetch is given: server, name, `--into`, folder
    public static void main(String[] arguments) throws IOException {
        try (var program = new Program(Path.of(arguments[0]))) {
            String small = arguments[1];
            String server = arguments[2];
            String name = arguments[3];
            String folder = arguments[5];
            fetch(program, server, small, "--into", folder, "--no-verify");
            long start = System.nanoTime();
            fetch(program, server, name, "--into", folder, "--no-verify");
            System.out.println(System.nanoTime() - start);
            System.out.flush();
            Runtime.getRuntime().halt(0); // its hooks for Ctrl-C are of no use here
        }
    }

    private static void fetch(Program program, String... arguments) throws IOException {
        int status = program.fetch(arguments);
        if (status != 0) {
            throw new IOException("fetch ended with status " + status);
        }
    }
}
