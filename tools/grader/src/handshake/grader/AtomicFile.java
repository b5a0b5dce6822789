package handshake.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Files that are either the old one or the new one, never half of it.
public final class AtomicFile {
    private AtomicFile() {}

    /// Writes `content` in UTF-8 beside `file` and renames it to `file`.
    ///
    /// @throws IOException if it cannot be written; then `file` is as it was
    public static void write(Path file, String content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // Not createTempFile: what that makes nobody else may read, and so neither the result.
        Path aside = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            // Not writeString: that one fails at half a surrogate pair, and all the rest is lost.
            Files.write(
                    aside,
                    content.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            move(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
