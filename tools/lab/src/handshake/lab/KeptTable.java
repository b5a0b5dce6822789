package handshake.lab;

import handshake.grader.AtomicFile;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// A file of names and values that the command remembers something by.
final class KeptTable {
    private final Path file;
    private final TreeMap<String, String> values = new TreeMap<>();

    /// Reads what is kept. A file that is damaged counts as none.
    KeptTable(Path file) {
        this.file = file;
        var read = new Properties();
        try {
            if (Files.isRegularFile(file)) {
                read.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException _) {
            read.clear();
        }
        read.forEach((name, value) -> values.put((String) name, (String) value));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// @throws IOException if it cannot be written
    void put(String name, String value) throws IOException {
        values.put(name, value);
        var text = new StringBuilder();
        values.forEach((key, kept) -> text.append(key).append('=').append(kept).append('\n'));
        AtomicFile.write(file, text.toString());
    }
}
