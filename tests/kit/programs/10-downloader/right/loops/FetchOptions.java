package lesson10;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What `fetch` was asked to do.
///
/// @param host the server
/// @param port its port
/// @param names the files to fetch; none means: say which there are
/// @param folder where to save them
/// @param retries how often to try again after a failure, for each file
/// @param verify whether to compare each file with the server's digest
/// @param help whether only to say how the program is used
record FetchOptions(
        String host,
        int port,
        List<String> names,
        Path folder,
        int retries,
        boolean verify,
        boolean help) {
    static final String HELP =
            """
            Usage: fetch HOST:PORT [NAME...] [--into DIR] [--retries N] [--no-verify]
            Fetches files from a server; without a NAME it lists what there is.

              --into DIR     save them in DIR instead of here
              --retries N    after a failure try again up to N times (5), from where it broke off
              --no-verify    do not compare files with the server's digests: faster, less safe
              --help         say this

            A file that is here already is replaced once the new one is complete. What has come of
            one that is not is kept in NAME.part: fetch it again, and it goes on from there.

            Exit status: 0 all fetched, 1 something was not, 2 wrong usage.
            """;

    private static final int DEFAULT_RETRIES = 5;
    private static final int MAX_RETRIES = 1000;

    /// Understands a command line.
    ///
    /// @throws Usage if it cannot
    static FetchOptions parse(String... arguments) throws Usage {
        var words = new ArrayDeque<>(Arrays.asList(arguments));
        var plain = new ArrayList<String>();
        Path folder = Path.of("");
        int retries = DEFAULT_RETRIES;
        boolean verify = true;
        while (!words.isEmpty()) {
            String word = words.poll();
            switch (word) {
                case "--help", "-h" -> {
                    return new FetchOptions(null, 0, List.of(), folder, retries, verify, true);
                }
                case "--into" -> folder = Path.of(Words.needed(word, words.poll()));
                case "--retries" -> retries = Words.number(word, words.poll(), 0, MAX_RETRIES);
                case "--no-verify" -> verify = false;
                case "--" -> { // what follows are names, also if they look like options
                    plain.addAll(words);
                    words.clear();
                }
                default -> {
                    if (word.startsWith("-")) {
                        throw new Usage("\"" + word + "\" is not understood");
                    }
                    plain.add(word);
                }
            }
        }
        if (plain.isEmpty()) {
            throw new Usage("from which server?");
        }
        String server = plain.removeFirst();
        int colon = server.lastIndexOf(':');
        if (colon < 1) {
            throw new Usage("a server is HOST:PORT, not \"" + server + "\"");
        }
        String host = server.substring(0, colon).replaceAll("^\\[|]$", ""); // [::1]:7890
        int port = Words.number(host + ":", server.substring(colon + 1), 1, 65_535);
        return new FetchOptions(host, port, List.copyOf(plain), folder, retries, verify, false);
    }
}
