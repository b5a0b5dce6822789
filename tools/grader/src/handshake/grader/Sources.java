package handshake.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Java files of a folder.
public final class Sources {
    private Sources() {}

    /// All Java files below `folder/src`, or below `folder` where there is no `src`, sorted.
    ///
    /// @throws IOException if the folder cannot be read
    public static List<Path> in(Path folder) throws IOException {
        Path src = folder.resolve("src");
        Path start = Files.isDirectory(src) ? src : folder;
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (var files = Files.walk(start)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
