package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a command says and how it ends, as far as nothing has to be graded for it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CommandLineTest {
    private static final String README =
            """
            # Lesson 1: Connect

            ## Step 1: Connect

            Do it.

            <details><summary>Hint 1</summary>The first.</details>
            <details><summary>Hint 2</summary>The second.</details>

            ## Step 2: Send
            """;

    @TempDir private Path root;

    @BeforeEach
    void make_a_course() throws IOException {
        write("lessons/01-connect/README.md", README);
        write("lessons/01-connect/README.zh-CN.md", README.replace("Hint", "提示"));
        write("lessons/01-connect/src/lesson01/EchoClient.java", "package lesson01; class E {}");
        write(
                "tests/01-connect/src/lesson01/EchoClientTest.java",
                """
                package lesson01;
                class EchoClientTest {
                    @Step(1) class Connecting { @Points(12) void connects() {} }
                    @Step(2) class Sending { @Points(8) void sends() {} }
                }
                """);
        Files.createDirectories(root.resolve("tests/02-listen"));
    }

    @Nested
    class Wrong_words_end_with_2 {

        @ParameterizedTest
        @ValueSource(strings = {"grade", "read", "watch", "run", "hint", "reset", "slides"})
        void a_lesson_that_is_not_there(String command) {
            assertWrong("There is no lesson 9. The lessons are 1, 2.", command, "9");
        }

        @ParameterizedTest
        @ValueSource(strings = {"grade", "read", "watch", "run", "hint", "reset", "slides"})
        void a_word_that_is_no_lesson(String command) {
            assertWrong(
                    "A lesson is called by its number, as in \"lab grade 3\", not \"connect\".",
                    command,
                    "connect");
        }

        @Test
        void a_step_without_hints() {
            assertWrong("Lesson 1 has no step 7 with hints.", "hint", "1", "7");
        }

        @Test
        void a_step_the_lesson_has_not() {
            assertWrong("Lesson 1 has no step 7. Its steps are 1, 2.", "grade", "1", "--step", "7");
            assertWrong(
                    "Lesson 1 has no step -1. Its steps are 1, 2.", "grade", "1", "--step", "-1");
        }

        @Test
        void a_folder_that_is_not_there() {
            assertWrong("There is no folder nowhere.", "grade", "1", "--code", "nowhere");
        }

        @Test
        void a_folder_without_the_lessons_code() throws IOException {
            String empty = Files.createDirectory(root.resolve("empty")).toString();
            assertWrong(
                    "There is no code for lesson 1 in " + empty + ".",
                    "grade",
                    "1",
                    "--code",
                    empty);
        }

        @Test
        void said_in_Chinese_where_that_is_asked_for() {
            Told told = Told.by(root, "grade", "9", "--lang", "zh");
            assertEquals(2, told.status());
            assertEquals("没有第 9 课。现有课程：1, 2。\n", told.err());
        }

        @Test
        void said_in_Chinese_also_where_that_is_asked_for_before_the_command() {
            assertEquals("没有第 9 课。现有课程：1, 2。\n", Told.by(root, "--lang", "zh", "grade", "9").err());
            assertEquals("没有第 9 课。现有课程：1, 2。\n", Told.by(root, "--lang=zh", "read", "9").err());
        }

        @Test
        void what_is_said_behind_the_command_counts() {
            Told told = Told.by(root, "--lang", "zh", "grade", "9", "--lang", "en");
            assertEquals("There is no lesson 9. The lessons are 1, 2.\n", told.err());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        bogus                  | Unmatched argument at index 0: 'bogus'
                        grade 1 --bogus        | Unknown option: '--bogus'
                        grade 1 --format pdf   | Invalid value for option '--format': expected one of [text
                        grade 1 --seed soon    | Invalid value for option '--seed'
                        grade 1 --step first   | Invalid value for option '--step'
                        grade 1 --seed         | Missing required parameter for option '--seed' (S)
                        grade 1 --lang de      | the languages are en and zh, not "de"
                        hint                   | Missing required parameter: 'N'
                        hint 1 2 3             | Unmatched argument at index 3: '3'
                        """)
        void an_option_or_a_command_that_is_not_there(String words, String sentence) {
            Told told = Told.by(root, words.split(" "));
            assertEquals(2, told.status(), told::err);
            assertTrue(told.err().contains(sentence), told::err);
            assertEquals("", told.out());
        }

        private void assertWrong(String sentence, String... words) {
            Told told = Told.by(root, words);
            assertEquals(2, told.status());
            assertEquals(sentence + "\n", told.err());
            assertEquals("", told.out());
        }
    }

    @Nested
    class What_cannot_be_done_here_ends_with_3 {

        @Test
        void cross_play_without_a_client_and_a_server() throws IOException {
            Files.createDirectories(root.resolve("inbox/Ada/01-connect"));
            write("inbox/Ada/01-connect/EchoClient.java", "package lesson01; class E {}");
            String inbox = root.resolve("inbox").toString();
            String out = "--out=" + root.resolve("out");
            Told told = Told.by(root, "class", "crossplay", inbox, out, "--trust");
            assertEquals(3, told.status(), told.err());
            assertEquals(
                    "There is no client and server to play: no lesson handed in has both.\n",
                    told.err());
        }

        @Test
        void no_course() throws IOException {
            Path empty = Files.createDirectory(root.resolve("empty"));
            Told told = Told.by(empty, "grade", "1");
            assertEquals(3, told.status());
            assertEquals(
                    "There is no course in " + empty + ": it has no folder \"tests\".\n",
                    told.err());
        }

        @Test
        void said_in_Chinese_by_a_command_of_a_command_as_well() throws IOException {
            Path empty = Files.createDirectory(root.resolve("empty"));
            for (String[] words :
                    new String[][] {
                        {"course", "check", "--lang", "zh"}, {"--lang", "zh", "course", "check"}
                    }) {
                assertEquals(empty + " 里没有课程：缺少 \"tests\" 文件夹。\n", Told.by(empty, words).err());
            }
        }

        @Test
        void no_text_to_read() {
            Told told = Told.by(root, "read", "2");
            assertEquals(3, told.status());
            assertTrue(told.err().startsWith("Lesson 2 has no text: "), told::err);
            assertTrue(told.err().contains("lessons/02-listen/README.md"), told::err);
        }

        @Test
        void no_history_to_reset_from() throws IOException {
            Told told = Told.by(root, "reset", "1");
            assertEquals(3, told.status());
            assertEquals(1, told.err().lines().count(), told::err);
            assertTrue(told.err().contains("git history"), told::err);
        }

        @Test
        void a_stack_trace_only_when_asked_for() {
            assertFalse(Told.by(root, "reset", "1").err().contains("\tat "));
            assertTrue(Told.by(root, "reset", "1", "--verbose").err().contains("\tat "));
            assertTrue(Told.by(root, "--verbose", "reset", "1").err().contains("\tat "));
        }
    }

    @Nested
    class What_is_done_ends_with_0 {

        @Test
        void the_next_hint_is_another_until_they_begin_again() {
            assertTrue(hint().contains("Hint 1 of 2, step 1\nThe first."));
            assertTrue(hint().contains("Hint 2 of 2, step 1\nThe second."));
            assertTrue(hint().contains("Hint 1 of 2, step 1\nThe first."));
        }

        @Test
        void a_damaged_count_of_hints_begins_again() throws IOException {
            hint();
            Files.writeString(root.resolve(".lab/hints/01-connect.1"), "many");
            assertTrue(hint().contains("The first."));
        }

        @Test
        void a_text_is_read_without_its_hints() {
            Told told = Told.by(root, "read", "1");
            assertEquals(0, told.status());
            assertTrue(told.out().contains("Do it."), told::out);
            assertFalse(told.out().contains("The first."), told::out);
        }

        @Test
        void without_a_command_the_course_is_shown() {
            Told told = Told.by(root);
            assertEquals(0, told.status());
            assertTrue(told.out().contains("→  1  Connect"), told::out);
            assertTrue(told.out().contains("0 of 40 points."), told::out);
            assertTrue(told.out().contains("Next: lab read 1"), told::out);
        }

        @Test
        void every_command_says_how_it_is_used() {
            for (String command : Main.commandLine().getSubcommands().keySet()) {
                Told told = Told.by(root, command, "--help");
                assertEquals(0, told.status(), command);
                assertTrue(told.out().startsWith("Usage: lab " + command), told::out);
            }
        }

        private String hint() {
            Told told = Told.by(root, "hint", "1");
            assertEquals(0, told.status(), told::err);
            return told.out();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
