package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CourseTest {
    @TempDir private Path root;

    @Test
    void lessons_are_the_numbered_folders_of_tests_in_order() throws IOException {
        for (String name : List.of("10-last", "02-next", "01-first", "kit", "support", "3-three")) {
            Files.createDirectories(root.resolve("tests").resolve(name));
        }
        Course course = Course.in(root);
        assertEquals(
                List.of("01-first", "02-next", "10-last"),
                course.lessons().stream().map(Lesson::name).toList());
    }

    @Test
    void a_lesson_is_found_by_its_number() throws IOException {
        Files.createDirectories(root.resolve("tests/10-last"));
        Course course = Course.in(root);
        assertEquals("10-last", course.lesson(10).orElseThrow().name());
        assertEquals(Optional.empty(), course.lesson(1));
    }

    @Test
    void a_lesson_has_the_same_name_in_every_tree() {
        var lesson = new Lesson(3, "03-accept-loop", root);
        assertEquals(root.resolve("lessons/03-accept-loop"), lesson.folder());
        assertEquals(root.resolve("solutions/03-accept-loop"), lesson.solution());
        assertEquals(root.resolve("tests/03-accept-loop"), lesson.tests());
        assertEquals("lesson03", lesson.packageName());
    }

    @Test
    void a_folder_without_tests_is_no_course() {
        assertThrows(IOException.class, () -> Course.in(root));
    }
}
