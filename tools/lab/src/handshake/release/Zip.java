package handshake.release;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Zip files that are the same whenever they are made, and that know what is a program.
final class Zip {
    /// Always in the past, wherever it is unpacked: what is built of the sources is newer.
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    private Zip() {}

    /// Writes all that is in `folder`, links not followed, as a zip file that is there as a whole
    /// or not at all.
    ///
    /// @param prefix what the names begin with, `handshake/`; empty for nothing
    /// @throws IOException if it cannot be read or written; then an older file is as it was
    static void write(Path zip, Path folder, String prefix) throws IOException {
        Path parent = Files.createDirectories(zip.toAbsolutePath().getParent());
        Path aside = parent.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            try (var out = new ZipArchiveOutputStream(aside)) {
                out.setEncoding(StandardCharsets.UTF_8.name());
                for (Path file : files(folder)) {
                    add(out, file, prefix + folder.relativize(file).toString().replace('\\', '/'));
                }
            }
            Files.move(aside, zip, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private static void add(ZipArchiveOutputStream out, Path file, String name) throws IOException {
        var entry = new ZipArchiveEntry(name);
        entry.setTimeLocal(TIME);
        entry.setUnixMode(isProgram(file) ? PROGRAM : FILE);
        out.putArchiveEntry(entry);
        Files.copy(file, out);
        out.closeArchiveEntry();
    }

    /// Whether a shell runs it: Windows knows no other mark.
    static boolean isProgram(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == '#' && start[1] == '!';
        }
    }
}
