package handshake.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Compiled tests, kept as long as neither they nor the signatures they were compiled against
/// change: a student changes bodies most of the time, and then only their own file is compiled.
final class TestCache {
    private static final int MAX_PER_LESSON = 8;

    private final Path folder;

    /// @param folder where to keep them; made when needed
    TestCache(Path folder) {
        this.folder = folder;
    }

    /// The name under which tests are kept.
    ///
    /// @param sources the tests' sources
    /// @param codeClasses the classes they are compiled against
    /// @param libraries the jars they are compiled against
    /// @throws IOException if any of these cannot be read
    String key(Lesson lesson, List<Path> sources, Path codeClasses, List<Path> libraries)
            throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Path source : sources) {
            digest.update(Files.readAllBytes(source));
        }
        for (Path library : libraries) {
            FileTime changed = Files.getLastModifiedTime(library);
            digest.update((library + " " + changed.toMillis()).getBytes(StandardCharsets.UTF_8));
        }
        digest.update(Signatures.of(codeClasses).getBytes(StandardCharsets.UTF_8));
        String hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
        return lesson.name() + "." + hash;
    }

    /// The classes kept under `key`; empty if there are none.
    Optional<Path> find(String key) {
        Path kept = folder.resolve(key);
        return Files.isDirectory(kept) ? Optional.of(kept) : Optional.empty();
    }

    /// Keeps a copy of `classes`. That it cannot be kept (a full disk, a read-only course) is no
    /// reason not to grade.
    void keep(String key, Path classes) {
        try {
            Files.createDirectories(folder);
            Path aside = Files.createTempDirectory(folder, ".new");
            try {
                copy(classes, aside);
                Files.move(aside, folder.resolve(key));
            } finally {
                Scratch.delete(aside);
            }
            forgetOld(key.substring(0, key.lastIndexOf('.')));
        } catch (IOException _) {
            // Then the tests are compiled again next time.
        }
    }

    private void forgetOld(String lesson) throws IOException {
        List<Path> kept;
        try (var all = Files.list(folder)) {
            kept =
                    all.filter(it -> it.getFileName().toString().startsWith(lesson + "."))
                            .sorted(Comparator.comparing(TestCache::age))
                            .toList();
        }
        for (Path old : kept.subList(0, Math.max(0, kept.size() - MAX_PER_LESSON))) {
            Scratch.delete(old);
        }
    }

    private static FileTime age(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException _) {
            return FileTime.fromMillis(0); // gone already
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
