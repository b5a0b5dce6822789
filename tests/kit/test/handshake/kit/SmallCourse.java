package handshake.kit;

import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A course with lessons as small as they can be: each has one class with one method, and a test
/// class of its own.
final class SmallCourse {
    private static final String TEST_IMPORTS =
            """
            import handshake.support.Failure;
            import handshake.support.Points;
            import handshake.support.Step;
            import net.jqwik.api.ForAll;
            import net.jqwik.api.Property;
            import net.jqwik.api.ShrinkingMode;
            import org.junit.jupiter.api.Nested;
            import org.junit.jupiter.api.Test;
            """;

    private final Path root;

    SmallCourse(Path root) {
        this.root = root;
    }

    /// Writes a lesson whose code is `code` and whose tests are `tests`, both without package and
    /// imports; the test class is called `SmallTest` or `SmallProperties`.
    Lesson lesson(int number, String code, String tests) throws IOException {
        var lesson = new Lesson(number, "%02d-small".formatted(number), root);
        String packageLine = "package " + lesson.packageName() + ";\n";
        write(lesson.folder(), lesson, "Small", packageLine + code);
        write(lesson.solution(), lesson, "Small", packageLine + code);
        String name = tests.contains("SmallProperties") ? "SmallProperties" : "SmallTest";
        write(lesson.tests(), lesson, name, packageLine + TEST_IMPORTS + tests);
        return lesson;
    }

    private static void write(Path folder, Lesson lesson, String type, String source)
            throws IOException {
        Path src = folder.resolve("src").resolve(lesson.packageName());
        Files.createDirectories(src);
        Files.writeString(src.resolve(type + ".java"), source);
    }
}
