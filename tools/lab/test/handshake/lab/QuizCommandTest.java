package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.quiz.MadeCaptures;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class QuizCommandTest {
    @TempDir private Path root;
    private final InputStream before = System.in;
    private String refused;

    @BeforeEach
    void make_a_course_with_captures() throws IOException {
        Files.createDirectories(root.resolve("tests/11-on-the-wire"));
        Files.createDirectories(root.resolve("tests/03-accept-loop"));
        Path captures = Files.createDirectories(root.resolve("lessons/11-on-the-wire/captures"));
        MadeCaptures.download().save(captures.resolve("下载.pcapng"));
        refused = MadeCaptures.refused().save(root.resolve("refused.pcapng")).toString();
    }

    @AfterEach
    void give_back_the_input() {
        System.setIn(before);
    }

    @Test
    void right_answers_end_with_0_and_the_score_is_remembered() {
        Told told = quiz("40000\n500\n?\na\nb\nb\nsyn-sent\n", refused, "--seed", "1");
        assertEquals(0, told.status(), told::out);
        assertTrue(told.out().contains("✓  40000   see frame 1"), told::out);
        assertTrue(told.out().contains("Look for what answers the SYN."), told::out);
        assertTrue(told.out().contains("6 of 6 right."), told::out);
        assertTrue(told.out().contains("--seed 1"), told::out);
        assertTrue(Told.by(root).out().contains("quiz 6/6"));
        assertTrue(Told.by(root, "--lang", "zh").out().contains("测验 6/6"));
    }

    @Test
    void a_wrong_answer_is_answered_with_the_segments_and_with_what_was_confused() {
        Told told = quiz("7891\n\nq\n", refused, "--seed", "1");
        assertEquals(1, told.status());
        assertTrue(told.out().contains("✗  No. It is 40000"), told::out);
        assertTrue(told.out().contains("That is the port it connects to"), told::out);
        assertTrue(told.out().contains("│── SYN ─"), told::out);
        assertTrue(told.out().contains("–  It is 500"), told::out);
        assertTrue(told.out().contains("0 of 6 right."), told::out);
        assertTrue(Told.by(root).out().contains("quiz 0/6"));
    }

    @Test
    void what_is_no_answer_is_asked_for_again() {
        Told told = quiz("forty\n40 000\n", refused, "--seed", "1");
        assertTrue(told.out().contains("Answer with a number"), told::out);
        assertTrue(told.out().contains("✓  40000"), told::out);
    }

    @Test
    void in_Chinese() {
        Told told = quiz("7891\n", refused, "--seed", "1", "--lang", "zh");
        assertTrue(told.out().contains("不对。答案是 40000"), told::out);
        assertTrue(told.out().contains("那是它要连的端口"), told::out);
        assertTrue(told.out().contains("0 / 6 题正确。"), told::out);
    }

    @Test
    void without_a_capture_one_of_the_lessons_is_taken_and_it_may_be_named_without_its_folder() {
        assertTrue(quiz("", "--list").out().startsWith(Lab.shortened(recorded())));
        assertTrue(quiz("", "下载", "--list").out().contains("12/12"));
    }

    @Test
    void a_list_prints_the_questions_and_no_answers() {
        Told told = quiz("", refused, "--list", "--seed", "1");
        assertEquals(0, told.status());
        assertTrue(told.out().contains("1/6  Which port does the client use?"), told::out);
        assertFalse(told.out().contains("500"), told::out);
        assertFalse(Told.by(root).out().contains("quiz"));
    }

    @Test
    void a_sheet_is_printed_filled_in_and_graded() throws IOException {
        Told sheet = quiz("", refused, "--list", "--json", "--seed", "1");
        assertEquals(0, sheet.status());
        String filled =
                sheet.out()
                        .replace("\"client-port\" : \"\"", "\"client-port\" : \"40,000\"")
                        .replace("\"refused\" : \"\"", "\"refused\" : \"b\"")
                        .replace("\"initial-seq-client\" : \"\"", "\"initial-seq-client\" : 500");
        Path file = Files.writeString(root.resolve("答卷.json"), filled);
        Told told = quiz("", refused, "--answers", file.toString());
        assertEquals(1, told.status());
        assertTrue(told.out().contains("2 of 6 right."), told::out);
        Told json = quiz("", refused, "--answers", file.toString(), "--json");
        assertEquals(1, json.status());
        assertTrue(json.out().contains("\"right\" : 2"), json::out);
        assertTrue(json.out().contains("\"confusion\" : \"A RST is an answer"), json::out);
        assertFalse(Told.by(root).out().contains("quiz"), "a teacher's grading is not a score");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 --list            | 2 | Lesson 3 brings no captures: name one",
                "11 --count 0        | 2 | --count is 1 or more.",
                "11 --json           | 2 | --json goes with --list or --answers.",
                "11 --answers none   | 3 | There is no file none.",
                "11 nowhere.pcapng   | 3 | There is no file",
                "11 no-capture       | 3 | neither a pcap nor a pcapng",
                "11 --answers sheet  | 2 | is no sheet of answers",
                "11 --answers broken | 2 | is no sheet of answers"
            })
    void what_cannot_be_done_is_said_in_a_sentence(String words, int status, String sentence)
            throws IOException {
        Files.writeString(root.resolve("no-capture"), "this is a text and no capture at all");
        Files.writeString(root.resolve("sheet"), "[1, 2]");
        Files.writeString(root.resolve("broken"), "{\"answers\": {");
        String[] said = words.strip().split(" ");
        for (int i = 0; i < said.length; i++) {
            said[i] =
                    said[i].matches("no-capture|sheet|broken")
                            ? root.resolve(said[i]).toString()
                            : said[i];
        }
        var all = new String[said.length + 1];
        all[0] = "quiz";
        System.arraycopy(said, 0, all, 1, said.length);
        Told told = Told.by(root, all);
        assertEquals(status, told.status(), told::err);
        assertTrue(told.err().contains(sentence), told::err);
    }

    private Path recorded() {
        return root.resolve("lessons/11-on-the-wire/captures/下载.pcapng");
    }

    private Told quiz(String answers, String... words) {
        System.setIn(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
        var all = new String[words.length + 2];
        all[0] = "quiz";
        all[1] = "11";
        System.arraycopy(words, 0, all, 2, words.length);
        return Told.by(root, all);
    }
}
