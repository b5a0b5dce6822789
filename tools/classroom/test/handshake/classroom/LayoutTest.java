package handshake.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Lesson;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LayoutTest {
    private static final String FRAMES = "package lesson04; final class Frames {}";
    private static final String BROKEN = "package lesson01 final class EchoClient {";

    @TempDir private Path root;
    private final TreeMap<String, byte[]> handedIn = new TreeMap<>();
    private Lesson first;
    private Lesson fourth;

    @BeforeEach
    void make_a_course() throws IOException {
        first = new Lesson(1, "01-connect", root);
        fourth = new Lesson(4, "04-byte-stream", root);
        Handing.file(first.solution().resolve("src/lesson01/EchoClient.java"), "");
        Handing.file(fourth.solution().resolve("src/lesson04/Frames.java"), "");
    }

    @Test
    void bare_files_of_several_lessons_are_told_apart_by_their_package() throws IOException {
        hand("EchoClient.java", Handing.CLIENT);
        hand("Helper.java", "package lesson01; class Helper {}");
        hand("Frames.java", FRAMES);
        found(first, "", "EchoClient.java", "Helper.java");
        found(fourth, "", "Frames.java");
    }

    @Test
    void a_clone_of_the_course_gives_its_lessons_not_its_solutions_and_tests() throws IOException {
        hand("repo/lessons/01-connect/src/lesson01/EchoClient.java", Handing.CLIENT);
        hand("repo/solutions/01-connect/src/lesson01/EchoClient.java", Handing.CLIENT);
        hand("repo/tests/01-connect/src/lesson01/EchoClientTest.java", "package lesson01;");
        hand("repo/tests/kit/programs/01-connect/right/a/EchoClient.java", Handing.CLIENT);
        found(first, "repo/lessons/01-connect/src/lesson01", "EchoClient.java");
        assertEquals(Optional.empty(), Layout.find(handedIn, fourth));
    }

    @Test
    void a_folder_a_lesson_is_found_under_any_usual_name() throws IOException {
        for (String folder : List.of("lesson01", "Lesson 1", "01-connect", "lab1", "1", "第1课")) {
            handedIn.clear();
            hand("top/" + folder + "/EchoClient.java", BROKEN);
            found(first, "top/" + folder, "EchoClient.java");
        }
    }

    @Test
    void a_file_whose_first_line_is_spoilt_is_found_by_its_name() throws IOException {
        hand("EchoClient.java", BROKEN);
        found(first, "", "EchoClient.java");
        assertEquals(Optional.empty(), Layout.find(handedIn, fourth));
    }

    @Test
    void of_two_copies_the_shallower_is_graded_and_the_other_is_told() throws IOException {
        hand("work/EchoClient.java", Handing.CLIENT);
        hand("work/old/very/EchoClient.java", "package lesson01; // old");
        hand("other/copy/EchoClient.java", "package lesson01; // copy");
        Layout.Found found = Layout.find(handedIn, first).orElseThrow();
        assertEquals("work", found.folder());
        assertTrue(found.note().orElseThrow().en().contains("other/copy"), found.note()::toString);
    }

    @Test
    void only_solutions_are_nothing_handed_in() throws IOException {
        hand("solutions/01-connect/src/lesson01/EchoClient.java", Handing.CLIENT);
        assertEquals(Optional.empty(), Layout.find(handedIn, first));
    }

    private void hand(String path, String content) {
        handedIn.put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private void found(Lesson lesson, String folder, String... files) throws IOException {
        Layout.Found found = Layout.find(handedIn, lesson).orElseThrow();
        assertEquals(folder, found.folder());
        assertEquals(List.of(files), List.copyOf(found.files().keySet()));
    }
}
