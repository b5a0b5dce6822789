package handshake.release;

import handshake.grader.AtomicFile;
import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Scratch;
import handshake.viewer.program.Cast;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// The course as students get it: a folder that works by itself, without a history.
///
/// @param course the author's copy
/// @param hasSolutions whether solutions go along, and with them the slides, which show parts of
///   them, and all tests of the kit
public record Release(Course course, boolean hasSolutions) {
    private static final List<String> ROOT_FILES =
            List.of("lab", "lab.cmd", "pom.xml", "LICENSE", ".gitignore", ".gitattributes");
    private static final List<String> TEXTS = List.of("README.md", "README.zh-CN.md");
    private static final List<String> FOLDERS = List.of("lessons", "tests", "tools");
    private static final List<String> AUTHORS_FOLDERS = List.of("solutions", "slides");
    private static final Set<String> NOT_COPIED = Set.of("target", "out", "bin", "build");

    /// What of the tests and tools is about solutions, or is for those who change the tools.
    private static final Pattern AUTHORS =
            Pattern.compile(
                    "tests/(kit|pages)|tools/platforms|(tools/[^/]+|tests/support)/test(-resources)?");

    private static final Pattern MODULE = Pattern.compile("\\s*<module>(.+)</module>\\R?");

    /// Gives a lesson's starter: its Java files by their path in the lesson's folder.
    public interface Starters {
        /// @throws IOException if it cannot be had
        SortedMap<String, String> of(Lesson lesson) throws IOException;
    }

    /// Writes the release into `folder`, which is made, or is there and empty.
    ///
    /// @throws IOException if it cannot be written
    public void write(Path folder, Starters starters) throws IOException {
        Path root = course.root();
        for (String name : ROOT_FILES) {
            copy(root.resolve(name), folder.resolve(name));
        }
        for (String name : TEXTS) {
            text(root.resolve(name), folder.resolve(name));
        }
        var folders = new ArrayList<>(FOLDERS);
        if (hasSolutions) {
            folders.addAll(AUTHORS_FOLDERS);
        }
        for (String name : folders) {
            copyFolder(root.resolve(name), folder);
        }
        for (Lesson lesson : course.lessons()) {
            given(lesson, starters.of(lesson), folder);
        }
        if (!hasSolutions) {
            partners(folder);
        }
        onlyModulesThatAreThere(folder.resolve("pom.xml"));
        copy(
                root.resolve("tools/platforms/github/student.yml"),
                folder.resolve(".github/workflows/grade.yml"));
    }

    /// Writes the release as a zip file, in one folder called `handshake`.
    ///
    /// @throws IOException if it cannot be written; then an older file is as it was
    public void writeZip(Path zip, Starters starters) throws IOException {
        try (var scratch = new Scratch()) {
            write(scratch.folder(), starters);
            Zip.write(zip, scratch.folder(), "handshake/");
        }
    }

    /// The lesson's code as it is in the beginning, once to edit and once to keep.
    private void given(Lesson lesson, SortedMap<String, String> starter, Path release)
            throws IOException {
        Path given = release.resolve("given").resolve(lesson.name());
        try (var scratch = new Scratch()) {
            for (Map.Entry<String, String> file : starter.entrySet()) {
                Path edited = release.resolve("lessons").resolve(lesson.name());
                AtomicFile.write(edited.resolve(file.getKey()), file.getValue());
                AtomicFile.write(scratch.folder().resolve(file.getKey()), file.getValue());
            }
            Zip.write(GivenStarter.file(given), scratch.folder(), "");
        }
        if (!hasSolutions) {
            for (String name : List.of("pom.xml", Cast.FILE)) {
                copy(lesson.authors(name), given.resolve(name));
            }
        }
    }

    private void partners(Path release) throws IOException {
        for (Lesson lesson : Partners.in(course)) {
            Path jar = Partners.jar(release.resolve("given").resolve(lesson.name()));
            if (lesson.hasSolution()) {
                Partners.write(lesson, jar);
            } else {
                copy(Partners.jar(lesson.given()), jar);
            }
        }
    }

    /// A text for students has no chapters for teachers and authors.
    private void text(Path from, Path to) throws IOException {
        if (hasSolutions) {
            copy(from, to);
        } else if (Files.exists(from)) {
            AtomicFile.write(to, StudentsText.of(Files.readString(from)));
        }
    }

    private void copyFolder(Path from, Path release) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
                        return isCopied(folder)
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        String name = file.getFileName().toString();
                        if (attributes.isRegularFile()
                                && !name.startsWith(".")
                                && !name.matches(".*\\.(class|iml)")) {
                            Path path = course.root().relativize(file);
                            copy(file, release.resolve(path.toString()));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private boolean isCopied(Path folder) {
        String name = folder.getFileName().toString();
        String path = course.root().relativize(folder).toString().replace('\\', '/');
        boolean isStarter = path.matches("lessons/[^/]+/src"); // it is written by itself
        return !name.startsWith(".")
                && !NOT_COPIED.contains(name)
                && !isStarter
                && (hasSolutions || !AUTHORS.matcher(path).matches());
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.createDirectories(to.getParent());
            // With its attributes: `lab` stays a program.
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void onlyModulesThatAreThere(Path pom) throws IOException {
        Path root = pom.getParent();
        String text =
                MODULE.matcher(Files.readString(pom))
                        .replaceAll(it ->
                                Files.exists(root.resolve(it.group(1)).resolve("pom.xml"))
                                        ? it.group().replace("$", "\\$")
                                        : it.group().endsWith("\n") ? "\n" : "");
        AtomicFile.write(pom, text);
    }
}
