package lesson08;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An empty folder for one try of a test.
record Folder(Path path) implements AutoCloseable {

    static Folder open() throws IOException {
        return new Folder(Files.createTempDirectory("lesson08"));
    }

    /// Writes a file.
    Path write(String name, byte[] content) throws IOException {
        return Files.write(path.resolve(name), content);
    }

    /// The bytes of a file; null if there is none.
    byte[] read(String name) throws IOException {
        Path file = path.resolve(name);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    /// The names of all that is in it.
    List<String> names() throws IOException {
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        for (String name : names()) {
            Files.delete(path.resolve(name));
        }
        Files.delete(path);
    }
}
