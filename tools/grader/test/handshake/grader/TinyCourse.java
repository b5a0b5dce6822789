package handshake.grader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A course of one lesson, as small as a course can be: `Adder` and the class that tests it.
final class TinyCourse {
    static final String ADDER =
            """
            package lesson01;

            final class Adder {
                static int add(int a, int b) {
                    return a + b;
                }
            }
            """;

    static final String ADDER_TEST =
            """
            package lesson01;

            import handshake.support.Points;
            import handshake.support.Step;
            import handshake.support.Zh;

            @Step(1)
            final class AdderTest {
                @Points(20)
                @Zh("两数相加")
                void adds_two_numbers() {
                    if (Adder.add(1, 2) != 3) {
                        throw new AssertionError();
                    }
                }
            }
            """;

    private final Lesson lesson;

    /// Writes the course into `root`; its solution is right, its student has written nothing.
    TinyCourse(Path root) throws IOException {
        lesson = new Lesson(1, "01-add", root);
        write(lesson.solution().resolve("src/lesson01/Adder.java"), ADDER);
        write(lesson.tests().resolve("src/lesson01/AdderTest.java"), ADDER_TEST);
    }

    Lesson lesson() {
        return lesson;
    }

    /// Writes the student's `Adder.java`.
    ///
    /// @return the student's folder
    Path student(String source) throws IOException {
        write(lesson.folder().resolve("src/lesson01/Adder.java"), source);
        return lesson.folder();
    }

    /// Writes the tests anew.
    void tests(String source) throws IOException {
        write(lesson.tests().resolve("src/lesson01/AdderTest.java"), source);
    }

    /// Writes a file and the folders around it.
    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /// What tests are compiled against: all that this test itself runs with.
    static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }
}
