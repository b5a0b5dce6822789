package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.support.Text;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ProgressTest {
    @TempDir private Path temp;
    private Path state;
    private Lesson first;
    private Lesson second;

    @BeforeEach
    void name_two_lessons() {
        state = temp.resolve(".lab");
        first = new Lesson(1, "01-connect", temp);
        second = new Lesson(2, "02-listen", temp);
    }

    @Test
    void in_the_beginning_there_are_no_points() {
        var progress = new Progress(state);
        assertEquals(0, progress.points(first));
        assertFalse(progress.wasGraded(first));
    }

    @Test
    void points_are_there_the_next_time() throws IOException {
        new Progress(state).keep(report(first, 12));
        new Progress(state).keep(report(second, 0));
        var progress = new Progress(state);
        assertEquals(12, progress.points(first));
        assertEquals(0, progress.points(second));
        assertTrue(progress.wasGraded(second));
    }

    @Test
    void the_last_grading_counts() throws IOException {
        var progress = new Progress(state);
        progress.keep(report(first, 20));
        progress.keep(report(first, 7));
        assertEquals(7, progress.points(first));
        assertEquals(7, new Progress(state).points(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-connect=many",
                "01-connect=-5",
                "01-connect=99999999999",
                "01-connect",
                "01-connect=\\u12",
                "\u0000\u0001\ufffd"
            })
    void a_damaged_file_counts_as_none_and_is_replaced(String damaged) throws IOException {
        write(damaged.getBytes(StandardCharsets.UTF_8));
        var progress = new Progress(state);
        assertEquals(0, progress.points(first));
        progress.keep(report(first, 20));
        assertEquals(20, new Progress(state).points(first));
    }

    @Test
    void a_file_that_is_not_even_text_counts_as_none() throws IOException {
        write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertEquals(0, new Progress(state).points(first));
    }

    @Test
    void damage_to_one_lesson_leaves_the_others_alone() throws IOException {
        write("01-connect=many\n02-listen=9\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(9, new Progress(state).points(second));
    }

    private void write(byte[] content) throws IOException {
        Files.createDirectories(state);
        Files.write(state.resolve("progress.properties"), content);
    }

    private static Report report(Lesson lesson, int points) {
        var step = new Report.Step(1, Text.same("Connect"), points, 20);
        return new Report(lesson, "lessons", 1, List.of(step), List.of(), List.of(), 5);
    }
}
