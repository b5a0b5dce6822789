package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Wherever in what was handed in the code lies, it is found, and another lesson's never is.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CodeFoldersTest {
    @TempDir private Path given;
    private final Lesson lesson = new Lesson(1, "01-add", Path.of("course"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lessons/01-add/src/lesson01/Adder.java | lessons/01-add
                    01-add/src/lesson01/Adder.java         | 01-add
                    01-add/Adder.java                      | 01-add
                    src/lesson01/Adder.java                | ''
                    lesson01/Adder.java                    | ''
                    Adder.java                             | ''
                    """)
    void finds_the_code(String file, String folder) throws IOException {
        TinyCourse.write(given.resolve(file), TinyCourse.ADDER);
        assertEquals(Optional.of(given.resolve(folder)), find().map(given::resolve));
    }

    @Test
    void takes_the_lesson_itself_although_nothing_is_in_it() throws IOException {
        Path folder = Files.createDirectories(given.resolve("lessons/01-add"));
        assertEquals(Optional.of(folder), find());
        assertEquals(Optional.of(folder), CodeFolders.find(folder, lesson));
    }

    @Test
    void prefers_the_lesson_to_files_that_lie_about() throws IOException {
        TinyCourse.write(given.resolve("Notes.java"), "");
        Path folder = Files.createDirectories(given.resolve("01-add"));
        assertEquals(Optional.of(folder), find());
    }

    @ParameterizedTest
    @CsvSource({
        "lessons/02-listen/src/lesson02/OkServer.java",
        "02-listen/src/lesson02/OkServer.java",
        "src/lesson02/OkServer.java",
        "lesson02/OkServer.java",
        "notes.txt"
    })
    void finds_none_where_there_is_none(String file) throws IOException {
        TinyCourse.write(given.resolve(file), "");
        assertEquals(Optional.empty(), find());
    }

    @Test
    void finds_none_in_a_folder_that_does_not_exist() {
        assertEquals(Optional.empty(), CodeFolders.find(given.resolve("nowhere"), lesson));
    }

    private Optional<Path> find() {
        return CodeFolders.find(given, lesson);
    }
}
