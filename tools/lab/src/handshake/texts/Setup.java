package handshake.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What must be known to run a text's commands and does not stand in the text. It is written in one
/// file, a line each, its parts two spaces or more apart:
///
/// ```
/// not run  PATTERN  why not
/// goes on  PATTERN                    it does not end by itself
/// waits    PATTERN                    it ends when the command shown next runs
/// outside  PATTERN                    it makes a network of its own, or needs none
/// status   PATTERN  STATUS            its exit status, where it is not 0
/// before   TEXT     COMMAND           what stands ready when the text begins
/// ```
///
/// A pattern is a regular expression that is found in the command.
public final class Setup {
    /// Where it stands in the course.
    public static final Path FILE = Path.of("tests/kit/shown-commands.txt");

    /// A line of the file.
    private record Entry(String kind, String what, String value) {}

    private final List<Entry> entries = new ArrayList<>();

    /// @throws IOException if it cannot be read, or has a line that is none of these
    public Setup(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.strip().split(" {2,}", 3);
                if (parts.length < 2) {
                    throw new IOException(file + ": not understood: " + line);
                }
                entries.add(new Entry(parts[0], parts[1], parts.length < 3 ? "" : parts[2]));
            }
        }
    }

    /// Why a command cannot be run here; empty if it can.
    public Optional<String> whyNot(String command) {
        return first("not run", command).map(Entry::value);
    }

    boolean goesOn(String command) {
        return first("goes on", command).isPresent();
    }

    boolean isOutside(String command) {
        return first("outside", command).isPresent();
    }

    boolean waits(String command) {
        return first("waits", command).isPresent();
    }

    int status(String command) {
        return first("status", command).map(it -> Integer.parseInt(it.value())).orElse(0);
    }

    /// The commands that are run before those of a text.
    List<String> before(String text) {
        return entries.stream()
                .filter(it -> it.kind().equals("before") && text.startsWith(it.what()))
                .map(Entry::value)
                .toList();
    }

    private Optional<Entry> first(String kind, String command) {
        return entries.stream()
                .filter(it -> it.kind().equals(kind))
                .filter(it -> Pattern.compile(it.what()).matcher(command).find())
                .findFirst();
    }
}
