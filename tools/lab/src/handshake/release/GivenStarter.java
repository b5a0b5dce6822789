package handshake.release;

import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/// A lesson's starter as a release keeps it: in an archive, so that no IDE takes it for code, and
/// nobody grades it by mistake.
public final class GivenStarter {
    private GivenStarter() {}

    static Path file(Path given) {
        return given.resolve("starter.zip");
    }

    /// The starter's files by their path in the lesson's folder; empty where the course is no
    /// release.
    ///
    /// @throws IOException if it cannot be read
    public static Optional<SortedMap<String, String>> of(Lesson lesson) throws IOException {
        Path file = file(lesson.given());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return Optional.of(files);
    }
}
