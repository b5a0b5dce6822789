package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Report;
import handshake.support.Mistake;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TextReportTest {

    @Test
    void full_marks_are_told_in_a_few_lines() {
        assertEquals(
                """
                Lesson 1 · connect                                                    2/2
                  ✓ Step 1  Connect                                                   2/2
                """,
                english(SampleReport.full()));
    }

    @Test
    void what_is_done_what_is_wrong_and_what_is_not_written_are_told_apart() {
        assertEquals(
                """
                Lesson 1 · connect                                                    2/6
                  ✓ Step 1  Connect                                                   2/2
                  ✗ Step 2  Send                                                      0/2

                    ✗ sends Chinese                                                   0/2
                      the server received other bytes
                      expected  "你好"  6 bytes
                      got       "??"  2 bytes
                      at EchoClient.java:38

                        your client                                   test server
                            │── "??"  2 bytes ────────────────────────────▶│
                            │── FIN ──────────────────────────────────────▶│

                      Your code printed:
                        sending 你好
                      Lesson 1, step 2 · lab hint 1 2 · replay: lab grade 1 --seed 4711
                  ○ Step 3  Receive                                                   0/2  TODO 3
                """,
                english(SampleReport.mixed()));
    }

    @Test
    void what_was_expected_and_what_was_got_need_no_sentence_besides() {
        String told = english(SampleReport.differing());
        assertTrue(told.contains("expected  \"你好\"  6 bytes"), told);
        assertFalse(told.contains("not what was expected"), told);
    }

    @Test
    void the_same_is_told_in_Chinese() {
        assertEquals(
                """
                第 1 课 · connect                                                     2/6
                  ✓ 第 1 步  建立连接                                                 2/2
                  ✗ 第 2 步  发送                                                     0/2

                    ✗ 发送中文                                                        0/2
                      服务器收到了别的字节
                      预期  "你好"  6 bytes
                      得到  "??"  2 bytes
                      位置：EchoClient.java:38

                        你的客户端                                    测试服务器
                            │── "??"  2 bytes ────────────────────────────▶│
                            │── FIN ──────────────────────────────────────▶│

                      你的代码打印了：
                        sending 你好
                      第 1 课，第 2 步 · lab hint 1 2 · 重放：lab grade 1 --seed 4711
                  ○ 第 3 步  接收                                                     0/2  TODO 3
                """,
                chinese(SampleReport.mixed()));
    }

    @Test
    void a_compile_error_is_told_with_its_line_a_caret_and_advice() {
        assertEquals(
                """
                Lesson 1 · connect                                                    0/20

                  ✗ EchoClient.java:42  cannot find symbol
                      \t\tretrun socket;
                      \t\t        ^
                    symbol: class retrun
                    Is it spelled right?
                """,
                english(SampleReport.broken(1)));
        assertEquals(
                """
                第 1 课 · connect                                                     0/20

                  ✗ EchoClient.java:42  找不到符号
                      \t\tretrun socket;
                      \t\t        ^
                    符号: 类 retrun
                    拼写对吗？
                """,
                chinese(SampleReport.broken(1)));
    }

    @Test
    void of_many_compile_errors_the_first_three_are_told() {
        String told = english(SampleReport.broken(5));
        assertEquals(3, count(told, "EchoClient.java:42"));
        assertTrue(told.contains("… and 2 more: often the first is behind them all."), told);
        assertFalse(english(SampleReport.broken(3)).contains("more:"));
    }

    @Test
    void of_many_failures_two_are_explained_and_a_mistake_once() {
        String told = english(SampleReport.mistaken(4));
        assertEquals(4, count(told, "✗ sends Chinese"));
        assertEquals(2, count(told, "the server received other bytes"));
        assertEquals(1, count(told, Mistake.DEFAULT_CHARSET.title().en()));
        assertEquals(1, count(told, "mistake: default-charset"));
        assertTrue(told.contains("The first 2 are explained"), told);
        assertFalse(english(SampleReport.mistaken(2)).contains("are explained"));
    }

    @Test
    void stack_traces_are_shown_when_asked_for() {
        assertFalse(english(SampleReport.mixed()).contains("AssertionError"));
        assertTrue(told(SampleReport.mixed(), Language.EN, true).contains("AssertionError"));
    }

    @Test
    void of_what_was_printed_the_beginning_is_shown() {
        String told = english(SampleReport.printing("line\n".repeat(100)));
        assertEquals(8, count(told, "  line\n"));
    }

    @Test
    void what_a_student_prints_is_seen_and_cannot_move_the_cursor() {
        String told = english(SampleReport.printing("\033[2J\033[Hgone\b\u0007 \u009b31m 你好\tx\n"));
        assertTrue(told.contains("        ␛[2J␛[Hgone␈␇ \ufffd31m 你好\tx\n"), told);
    }

    @Test
    void neither_can_what_stands_in_their_code_and_their_exceptions() {
        String told = english(SampleReport.saying("first\033[1A\nsecond\033]0;title\u0007"));
        assertFalse(told.contains("\033"), told);
        assertTrue(told.contains("      first␛[1A\n      second␛]0;title␇\n"), told);
        String compiled = english(SampleReport.brokenAt("int \033[2J = 1;", 5));
        assertFalse(compiled.contains("\033"), compiled);
        assertTrue(compiled.contains("      int ␛[2J = 1;\n          ^\n"), compiled);
    }

    @Test
    void a_caret_stands_under_its_column_behind_Chinese_too() {
        assertTrue(
                english(SampleReport.brokenAt("say(\"你好\", x);", 11))
                        .contains("      say(\"你好\", x);\n                  ^\n"));
    }

    @Test
    void without_a_terminal_there_is_no_escape() {
        assertFalse(english(SampleReport.mixed()).contains("\033"));
        assertFalse(english(SampleReport.broken(1)).contains("\033"));
    }

    @Test
    void on_a_terminal_the_same_is_told_in_colour() {
        var spoken = new Spoken();
        new TextReport(spoken.terminal(Language.EN), false).print(SampleReport.mixed());
        assertTrue(spoken.text().contains("\033[31m✗\033[0m Step 2"), spoken.text());
        assertEquals(
                english(SampleReport.mixed()), spoken.text().replaceAll("\033\\[[0-9;]*m", ""));
    }

    private static String english(Report report) {
        return told(report, Language.EN, false);
    }

    private static String chinese(Report report) {
        return told(report, Language.ZH, false);
    }

    private static String told(Report report, Language language, boolean traces) {
        var spoken = new Spoken();
        new TextReport(spoken.plain(language), traces).print(report);
        return spoken.text();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
