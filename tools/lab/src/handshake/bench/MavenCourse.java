package handshake.bench;

import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A copy of the course in which submissions are graded one after the other as people would without
/// `lab`: the student's files are put into `lessons`, then `mvn -q test`, once for all lessons.
final class MavenCourse {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".lab", "programs");

    private final Path root;
    private final List<Lesson> lessons;

    /// @param root an empty folder
    MavenCourse(Path course, List<Lesson> lessons, Path root) throws IOException {
        this.root = root;
        this.lessons = lessons;
        Files.walkFileTree(course, new Copier(course, root));
    }

    /// Grades one submission.
    ///
    /// @return how many seconds it took
    /// @throws IOException if Maven cannot do it, other than by a test that fails
    double grade(Path submission) throws IOException, InterruptedException {
        var modules = new ArrayList<String>();
        for (Lesson lesson : lessons) {
            Path code =
                    root.resolve("lessons")
                            .resolve(lesson.name())
                            .resolve("src")
                            .resolve(lesson.packageName());
            try (var old = Files.list(code)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
            ClassSample.copy(submission.resolve(lesson.name()), code);
            modules.add("tests/" + lesson.name());
        }
        long start = System.nanoTime();
        Path log = root.resolve("mvn.log");
        Process maven =
                new ProcessBuilder(
                                isWindows() ? "mvn.cmd" : "mvn",
                                "-q",
                                "-o",
                                "test",
                                "-pl",
                                String.join(",", modules),
                                "-am",
                                "-Dgrade",
                                "-Dmaven.test.failure.ignore=true")
                        .directory(root.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (maven.waitFor() != 0) {
                throw new IOException("mvn test failed: " + Files.readString(log).strip());
            }
        } finally {
            maven.destroy();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static final class Copier extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copier(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
            if (LEFT_OUT.contains(folder.getFileName().toString()) || folder.equals(to)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (attributes.isRegularFile()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
