package handshake.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that are either the old one or the new one, never half of it.
public final class AtomicFile {
    private AtomicFile() {}

    /// Writes `content` in UTF-8 beside `file` and renames it to `file`.
    ///
    /// @throws IOException if it cannot be written; then `file` is as it was
    public static void write(Path file, String content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path aside = Files.createTempFile(folder, ".", ".tmp");
        try {
            // Not writeString: that one fails at half a surrogate pair, and all the rest is lost.
            Files.write(aside, content.getBytes(StandardCharsets.UTF_8));
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
