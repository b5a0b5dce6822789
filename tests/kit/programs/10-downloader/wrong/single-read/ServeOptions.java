package lesson10;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;

/// What `serve` was asked to do.
///
/// @param root the folder to serve
/// @param port where to listen; 0 means any free port
/// @param maxClients how many clients to serve at the same time
/// @param help whether only to say how the program is used
record ServeOptions(Path root, int port, int maxClients, boolean help) {
    static final String HELP =
            """
            Usage: serve DIR [--port P] [--max-clients N]
            Serves the files below DIR until Ctrl-C, to "fetch" and to all who speak its protocol.

              --port P         listen on this port (7890); 0 means any that is free
              --max-clients N  serve so many at the same time (1000); further ones wait
              --help           say this

            Exit status: 0 stopped by Ctrl-C, 1 cannot serve, 2 wrong usage.
            """;

    private static final int DEFAULT_PORT = 7890;
    private static final int DEFAULT_MAX_CLIENTS = 1000;
    private static final int MAX_CLIENTS = 1_000_000;

    /// Understands a command line.
    ///
    /// @throws Usage if it cannot
    static ServeOptions parse(String... arguments) throws Usage {
        var words = new ArrayDeque<>(Arrays.asList(arguments));
        Path root = null;
        int port = DEFAULT_PORT;
        int maxClients = DEFAULT_MAX_CLIENTS;
        while (!words.isEmpty()) {
            String word = words.poll();
            switch (word) {
                case "--help", "-h" -> {
                    return new ServeOptions(null, port, maxClients, true);
                }
                case "--port" -> port = Words.number(word, words.poll(), 0, 65_535);
                case "--max-clients" ->
                        maxClients = Words.number(word, words.poll(), 1, MAX_CLIENTS);
                default -> {
                    if (word.startsWith("-") || root != null) {
                        throw new Usage("\"" + word + "\" is not understood");
                    }
                    root = Path.of(word);
                }
            }
        }
        if (root == null) {
            throw new Usage("which folder is to be served?");
        }
        return new ServeOptions(root, port, maxClients, false);
    }
}
