package handshake.release;

import handshake.grader.AtomicFile;
import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Scratch;
import handshake.grader.TestSources;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The zip file with which Gradescope grades: its two scripts, and the tools as they are built.
///
/// @param lessons what is graded
/// @param seed the seed of the random tests
/// @param language what students read their results in: en or zh
public record GradescopePack(Course course, List<Lesson> lessons, long seed, String language) {
    private static final List<String> SCRIPTS = List.of("setup.sh", "run_autograder");

    /// The folders of jars that `lab` needs to grade.
    private static final List<String> JARS =
            List.of(
                    "tools/lab/target/lib",
                    "tools/worker/target/lib",
                    "tools/libraries/target/lib");

    /// Writes the zip.
    ///
    /// @throws IOException if it cannot be written; then an older file is as it was
    public void write(Path zip, Release.Starters starters) throws IOException {
        try (var scratch = new Scratch()) {
            Path folder = scratch.folder();
            for (String script : SCRIPTS) {
                Path from = course.root().resolve("tools/platforms/gradescope").resolve(script);
                copy(from, folder.resolve(script));
            }
            AtomicFile.write(folder.resolve("settings"), settings());
            kit(folder.resolve("kit"), starters);
            Zip.write(zip, folder, "");
        }
    }

    /// What full marks are.
    ///
    /// @throws IOException if the tests cannot be read
    public int points() throws IOException {
        int points = 0;
        for (Lesson lesson : lessons) {
            points += TestSources.points(lesson);
        }
        return points;
    }

    /// What the scripts read: assignments as the shell writes them.
    private String settings() {
        String numbers =
                String.join(" ", lessons.stream().map(it -> String.valueOf(it.number())).toList());
        return "lessons=\"%s\"\nseed=%d\nlanguage=%s\n".formatted(numbers, seed, language);
    }

    private void kit(Path kit, Release.Starters starters) throws IOException {
        Path root = course.root();
        copy(root.resolve("lab"), kit.resolve("lab"));
        for (String jars : JARS) {
            try (var files = Files.list(root.resolve(jars))) {
                for (Path jar : files.filter(it -> it.toString().endsWith(".jar")).toList()) {
                    copy(jar, kit.resolve(jars).resolve(jar.getFileName().toString()));
                }
            }
        }
        for (Lesson lesson : lessons) {
            Path there = kit.resolve("lessons").resolve(lesson.name());
            for (String text : List.of("README.md", "README.zh-CN.md")) {
                copy(lesson.folder().resolve(text), there.resolve(text));
            }
            for (Map.Entry<String, String> file : starters.of(lesson).entrySet()) {
                AtomicFile.write(there.resolve(file.getKey()), file.getValue());
            }
            Path given = kit.resolve("given").resolve(lesson.name());
            copy(lesson.authors("pom.xml"), given.resolve("pom.xml"));
            tests(lesson, kit);
        }
    }

    private static void tests(Lesson lesson, Path kit) throws IOException {
        try (var files = Files.walk(lesson.tests().resolve("src"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = lesson.tests().relativize(file).toString();
                copy(file, kit.resolve("tests").resolve(lesson.name()).resolve(path));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            throw new FileNotFoundException(from + " is missing");
        }
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }
}
