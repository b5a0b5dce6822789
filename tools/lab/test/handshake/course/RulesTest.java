package handshake.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.lab.Language;
import handshake.support.Mistake;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A course is broken in one place at a time: the rule that is about it says so, and no other.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RulesTest {
    private static final String ENGLISH = "lessons/90-echo/README.md";
    private static final String CHINESE = "lessons/90-echo/README.zh-CN.md";
    private static final String STARTER = "lessons/90-echo/src/lesson90/Echo.java";
    private static final String SOLUTION = "solutions/90-echo/src/lesson90/Echo.java";
    private static final String TESTS = "tests/90-echo/src/lesson90/EchoTest.java";

    @TempDir private Path root;
    private SampleCourse course;

    @BeforeEach
    void write_a_course() throws IOException {
        course = new SampleCourse(root);
    }

    @Test
    void a_course_that_keeps_every_rule_has_no_defect() throws IOException {
        assertEquals(Map.of(), course.broken());
    }

    @Nested
    class A_lessons_tests {

        @Test
        void are_worth_20_points_together() throws IOException {
            course.replace(TESTS, "@Points(8)", "@Points(7)");
            assertBroken("20 points", "tests/90-echo: the tests are worth 19 points, not 20");
        }

        @Test
        void have_Chinese_names() throws IOException {
            course.replace(TESTS, "@Zh(\"第 2 步\")", "");
            assertBroken("20 points", "Step2#holds: no @Zh name");
        }
    }

    @Nested
    class Slides {
        private static final String DECK = "slides/90-echo.md";
        private static final String CHINESE_DECK = "slides/90-echo.zh-CN.md";

        @Test
        void are_there_in_both_languages() throws IOException {
            Files.delete(root.resolve(CHINESE_DECK));
            assertBroken("slides say", "slides/90-echo.zh-CN.md: is missing");
        }

        @Test
        void open_in_Marp() throws IOException {
            course.replace(DECK, "marp: true", "marp: false");
            assertBroken(
                    "slides say", "slides/90-echo.md: has no \"marp: true\" above its first slide");
        }

        @Test
        void are_as_many_in_both_languages() throws IOException {
            course.replace(CHINESE_DECK, "# 为什么？", "# 为什么？\n\n---\n\n## 又一张");
            assertBroken(
                    "slides say", "slides/90-echo.zh-CN.md: has 3 slides, the English ones are 2");
        }

        @Test
        void have_the_same_notes_in_both_languages() throws IOException {
            course.replace(CHINESE_DECK, "<!-- Say it. -->", "");
            assertBroken(
                    "slides say",
                    "slides/90-echo.zh-CN.md: slide 2 is [##] [java solutions/90:Echo#echo] []"
                            + " without notes, the English one [##]"
                            + " [java solutions/90:Echo#echo] [] with notes");
        }

        @Test
        void hold_the_method_they_name() throws IOException {
            course.replace(DECK, "return text;", "return null;");
            assertBroken(
                    "slides say",
                    "slides/90-echo.md: is not what the kit draws (lab course draw):"
                            + " java solutions/90:Echo#echo");
        }

        @Test
        void are_filled_again_by_the_kit() throws IOException {
            course.replace(DECK, "return text;", "return null;");
            assertEquals(
                    List.of(),
                    SlideFences.fill(root, root.resolve(DECK), handshake.lab.Language.EN));
            assertEquals(Map.of(), course.broken());
        }

        @Test
        void ask_for_ladders_that_can_be_drawn() throws IOException {
            for (String deck : List.of(DECK, CHINESE_DECK)) {
                course.replace(deck, "java solutions/90:Echo#echo", "ladder captures/x.pcapng 0");
            }
            assertBroken(
                    "slides say",
                    "slides/90-echo.md: nothing to draw for ladder captures/x.pcapng 0",
                    "slides/90-echo.zh-CN.md: nothing to draw for ladder captures/x.pcapng 0");
        }

        @Test
        void name_mistakes_that_exist() throws IOException {
            course.replace(DECK, "## Two", "## Two `no-such-mistake`");
            assertBroken("slides say", "slides/90-echo.md: no mistake is called no-such-mistake");
        }
    }

    @Nested
    class Steps {

        @Test
        void are_those_of_the_headings() throws IOException {
            course.replace(ENGLISH, "## Step 2", "## Step 3").replace(CHINESE, "## 第 2", "## 第 3");
            assertBroken(
                    "are the same steps",
                    "90-echo/README.md: has headings for steps [1, 3], the tests grade [1, 2]",
                    "90-echo/README.zh-CN.md: has headings for steps [1, 3],"
                            + " the tests grade [1, 2]");
        }

        @Test
        void have_no_gap() throws IOException {
            course.replace(ENGLISH, "## Step 2", "## Step 3")
                    .replace(CHINESE, "## 第 2", "## 第 3")
                    .replace(TESTS, "@Step(2)", "@Step(3)");
            assertBroken("are the same steps", "tests/90-echo: the tests' steps are [1, 3]");
        }

        @Test
        void are_all_written_in_a_solution() throws IOException {
            course.replace(SOLUTION, "final class", "// TODO\nfinal class");
            assertBroken("are the same steps", "solutions/90-echo: Echo.java holds a TODO");
        }
    }

    @Nested
    class A_fence_that_names_a_method {
        private static final String WITH_FENCE = "lessons/91-serve/README.md";
        private static final String WITH_FENCE_ZH = "lessons/91-serve/README.zh-CN.md";

        @Test
        void equals_it() throws IOException {
            both("    return text;\n", "    return \"\" + text;\n");
            assertBroken(
                    "a fence that names a method",
                    "91-serve/README.md: the fence differs from java solutions/90:Echo#echo",
                    "91-serve/README.zh-CN.md: the fence differs from java solutions/90:Echo#echo");
        }

        @Test
        void may_be_indented_otherwise() throws IOException {
            both("    return text;\n", "  return text;\n");
            assertEquals(Map.of(), course.broken());
        }

        @ParameterizedTest
        @CsvSource({
            "90:Echo#whisper, no such method: java solutions/90:Echo#whisper",
            "90:Ekko#echo, no such method: java solutions/90:Ekko#echo",
            "89:Echo#echo, no lesson 89 for a fence"
        })
        void names_one_that_is_there(String name, String what) throws IOException {
            both("90:Echo#echo", name);
            assertBroken(
                    "a fence that names a method",
                    "91-serve/README.md: " + what,
                    "91-serve/README.zh-CN.md: " + what);
        }

        @Test
        void gives_no_solution_away_outside_a_hint() throws IOException {
            both(
                    "```java solutions/90:Echo#echo\n"
                            + "static String echo(String text) {\n"
                            + "    return text;",
                    "```java solutions/91:Server#serve\nstatic String serve(String text) {\n"
                            + "    return echo(text);");
            assertBroken(
                    "a fence that names a method",
                    "91-serve/README.md: gives its solution away: java solutions/91:Server#serve",
                    "91-serve/README.zh-CN.md: gives its solution away:"
                            + " java solutions/91:Server#serve");
        }

        @Test
        void may_show_the_solution_in_a_hint() throws IOException {
            String fence =
                    """
                    ```java solutions/91:Server#serve
                    static String serve(String text) {
                        return echo(text);
                    }
                    ```

                    </details>

                    """;
            course.replace(WITH_FENCE, "</details>\n\n## Run", fence + "## Run");
            course.replace(WITH_FENCE_ZH, "</details>\n\n## 运行", fence + "## 运行");
            assertEquals(Map.of(), course.broken());
        }

        private void both(String before, String after) throws IOException {
            course.replace(WITH_FENCE, before, after).replace(WITH_FENCE_ZH, before, after);
        }
    }

    @Nested
    class Texts {

        @Test
        void have_two_hints_a_step() throws IOException {
            Path english = root.resolve(ENGLISH);
            String text = Files.readString(english);
            int second = text.indexOf("<details><summary>Hint 2");
            String hint = text.substring(second, text.indexOf("</details>", second));
            course.replace(ENGLISH, hint, "<details><summary>More</summary> [x](README.md)\n");
            assertBroken(
                    "every step has at least two hints",
                    "90-echo/README.md: \"Step 1: Write it\" has 1 hints, not 2",
                    "90-echo/README.md: \"Step 2: Write it\" has 1 hints, not 2");
        }

        @ParameterizedTest
        @CsvSource({
            "README.md, ## Goal, ## Aim, Goal",
            "README.md, ## Out of scope, ## Not now, Out of scope",
            "README.zh-CN.md, ## 目标, ## 目的, 目标",
            "README.zh-CN.md, ## 本课不讲, ## 别的, 本课不讲"
        })
        void have_the_sections_every_lesson_has(
                String file, String before, String after, String title) throws IOException {
            course.replace("lessons/90-echo/" + file, before, after);
            assertBroken(
                    "both languages", "90-echo/%s: has no section \"%s\"".formatted(file, title));
        }

        @Test
        void have_the_same_headings_in_both_languages() throws IOException {
            course.replace(ENGLISH, "## Run it", "### More\n\n## Run it");
            assertOneDefect(
                    "both languages", "90-echo/README.zh-CN.md: its headings are of levels");
        }

        @Test
        void have_the_same_fences_in_both_languages() throws IOException {
            course.replace(CHINESE, "## 运行", "```sh\nls\n```\n\n## 运行");
            assertBroken(
                    "both languages",
                    "90-echo/README.zh-CN.md: its fences are [sh], the English ones []");
        }

        @Test
        void have_the_same_pictures_in_both_languages() throws IOException {
            course.replace(CHINESE, "(a.svg)", "(b.svg)");
            assertOneDefect(
                    "both languages", "90-echo/README.zh-CN.md: links and pictures lead to");
        }

        @Test
        void are_there_in_both_languages() throws IOException {
            course.delete(CHINESE);
            List<String> defects = course.broken().values().stream().flatMap(List::stream).toList();
            assertTrue(defects.contains("90-echo/README.zh-CN.md: is missing"), defects::toString);
        }

        @Test
        void take_a_comment_in_a_fence_for_no_heading() throws IOException {
            for (String file : List.of(ENGLISH, CHINESE)) {
                course.replace(file, "![", "```sh\n# once\n## twice\n```\n\n![");
            }
            assertEquals(Map.of(), course.broken());
        }
    }

    @Nested
    class The_README {
        private static final String RULE = "the other texts beside the lessons";
        private static final String README = "README.md";
        private static final String README_ZH = "README.zh-CN.md";

        @BeforeEach
        void is_written_in_both_languages() throws IOException {
            course.write(
                    README,
                    """
                    # Course

                    *[中文](README.zh-CN.md)*

                    ```
                    ./lab read 1     # the text
                    ```

                    ## Figures

                    | what | figure | command |
                    |---|---|---|
                    | a save, lesson 1 | median 218 ms, 3.9 s at most | `./lab bench grade` |

                    ## Licence
                    """);
            course.write(
                    README_ZH,
                    """
                    # 课程

                    *[English](README.md)*

                    ```
                    ./lab read 1     # 课文
                    ```

                    ## 数据

                    | 测什么 | 数字 | 命令 |
                    |---|---|---|
                    | 保存，第 1 课 | 最长 3.9 秒，中位数 218 ms | `./lab bench grade` |

                    ## 许可
                    """);
        }

        @Test
        void may_say_it_in_other_words_and_another_order() throws IOException {
            assertEquals(Map.of(), course.broken());
        }

        @Test
        void lacks_no_section() throws IOException {
            course.replace(README_ZH, "## 许可", "");
            assertBroken(
                    RULE,
                    "README.zh-CN.md: its headings are of levels [1, 2], the English ones"
                            + " [1, 2, 2]");
        }

        @Test
        void has_the_same_kinds_of_fences() throws IOException {
            course.replace(README_ZH, "```\n./lab", "```console\n./lab");
            assertBroken(RULE, "README.zh-CN.md: its fences are [console], the English ones []");
        }

        @Test
        void shows_the_same_commands() throws IOException {
            course.replace(README_ZH, "./lab read 1 ", "./lab watch 1 ");
            assertBroken(
                    RULE,
                    "README.zh-CN.md: the commands of fence 1 are [./lab watch 1], the English ones"
                            + " [./lab read 1]");
        }

        @Test
        void is_not_English_in_a_way_of_its_own() throws IOException {
            course.replace(README_ZH, "# 课文", "# text");
            assertBroken(
                    RULE, "README.zh-CN.md: fence 1 has no Chinese in it, and is not the English");
        }

        @Test
        void has_the_same_links() throws IOException {
            course.replace(README_ZH, "## 许可", "## [许可](LICENSE)");
            assertBroken(
                    RULE,
                    "README.zh-CN.md: links and pictures lead to [README.md, LICENSE], the English"
                            + " ones [README.md]");
        }

        @Test
        void has_the_same_rows_in_its_tables() throws IOException {
            course.replace(README, "\n## Licence", "| one more | 3 | |\n\n## Licence");
            assertBroken(RULE, "README.zh-CN.md: its tables have 3 rows, the English ones 4");
        }

        @ParameterizedTest
        @CsvSource({"218 ms, 219 ms", "218 ms, 218 s", "218 ms, 218", "3.9 秒, 3.9 毫秒"})
        void has_the_same_figures_with_the_same_units(String before, String after)
                throws IOException {
            course.replace(README_ZH, before, after);
            assertOneDefect(RULE, "README.zh-CN.md: in the table, \"保存，第 1 课\" has the figures [");
        }

        @Test
        void names_the_same_code_in_its_tables() throws IOException {
            course.replace(README_ZH, "bench grade", "bench class");
            assertBroken(
                    RULE,
                    "README.zh-CN.md: in the table, \"保存，第 1 课\" has the code [./lab bench class],"
                            + " the English ones [./lab bench grade]");
        }

        @Test
        void is_there_in_both_languages() throws IOException {
            course.delete(README_ZH);
            assertBroken(RULE, "README.zh-CN.md: is missing");
        }

        @ParameterizedTest
        @CsvSource({
            "lessons/GLOSSARY",
            "slides/TEACHING",
            "slides/README",
            "tools/platforms/README"
        })
        void is_not_the_only_text_that_is_compared(String text) throws IOException {
            course.write(text + ".md", "# Text\n\n## More\n");
            course.write(text + ".zh-CN.md", "# 课文\n");
            assertOneDefect(RULE, text + ".zh-CN.md: its headings are of levels [1], the");
        }

        @Test
        void is_compared_from_the_Chinese_side_too() throws IOException {
            course.write("lessons/STATES.zh-CN.md", "# 状态\n");
            assertBroken(RULE, "lessons/STATES.md: is missing");
        }
    }

    @Nested
    class Code_copied_from_an_earlier_lesson {
        private static final String RULE = "copied from an earlier solution";

        @Test
        void equals_the_method_it_names() throws IOException {
            inBothTrees(
                    "91-serve/src/lesson91/Server.java",
                    "{\n        return text;",
                    "{\n        return text.strip();");
            assertBroken(
                    RULE,
                    "lessons/91-serve/src/lesson91/Server.java: is not As in lesson 90: Echo#echo",
                    "solutions/91-serve/src/lesson91/Server.java: is not As in lesson 90:"
                            + " Echo#echo");
        }

        @Test
        void equals_the_file_it_names() throws IOException {
            inBothTrees("91-serve/src/lesson91/Lines.java", ".length", ".length + 1");
            assertBroken(
                    RULE,
                    "lessons/91-serve/src/lesson91/Lines.java: is not As in lesson 90: Lines",
                    "solutions/91-serve/src/lesson91/Lines.java: is not As in lesson 90: Lines");
        }

        @ParameterizedTest
        @CsvSource({"91", "92"})
        void names_an_earlier_lesson(int number) throws IOException {
            inBothTrees("91-serve/src/lesson91/Lines.java", "lesson 90", "lesson " + number);
            assertBroken(
                    RULE,
                    "lessons/91-serve/src/lesson91/Lines.java: no earlier lesson:"
                            + " // As in lesson %d: Lines".formatted(number),
                    "solutions/91-serve/src/lesson91/Lines.java: no earlier lesson:"
                            + " // As in lesson %d: Lines".formatted(number));
        }

        private void inBothTrees(String file, String before, String after) throws IOException {
            course.replace("lessons/" + file, before, after)
                    .replace("solutions/" + file, before, after);
        }
    }

    @Nested
    class A_known_wrong_program {
        private static final String RULE = "every mistake";
        private static final String WRONG = "tests/kit/programs/90-echo/wrong/";

        @Test
        void makes_a_mistake_of_the_catalogue() throws IOException {
            course.write(WRONG + "no-such/Echo.java", "// Step 1: no.\n");
            for (String file : List.of(ENGLISH, CHINESE)) {
                course.replace(file, "- `leaks-socket`", "- `leaks-socket`\n- `no-such`");
            }
            assertBroken(
                    RULE, "tests/kit/programs/…/no-such: no mistake of this id in the catalogue");
        }

        @Test
        void says_its_step() throws IOException {
            course.write(WRONG + "leaks-socket.2/Echo.java", "// Keeps it.\n");
            assertBroken(
                    RULE,
                    "tests/kit/programs/…/leaks-socket.2: does not begin with \"// Step n: …\"");
        }

        @Test
        void stands_under_wrong_turns_in_both_languages() throws IOException {
            course.write(WRONG + "single-read/Echo.java", "// Step 1: reads once.\n");
            assertBroken(
                    RULE,
                    "90-echo/README.md: \"Wrong turns\" lacks `single-read`",
                    "90-echo/README.zh-CN.md: \"Wrong turns\" lacks `single-read`");
        }

        @Test
        void is_there_for_every_mistake_a_lesson_treats() throws IOException {
            // A lesson 1 with nothing but tests breaks other rules as well: only this one is asked.
            Files.createDirectories(root.resolve("tests/01-connect"));
            List<String> missing = course.broken().get(ruleAbout(RULE));
            assertEquals(
                    Arrays.stream(Mistake.values())
                            .filter(mistake -> mistake.lesson() == 1)
                            .map(it -> "01-connect: no known-wrong program for " + it.id())
                            .toList(),
                    missing);
        }
    }

    @Nested
    class A_starter {
        private static final String RULE = "a starter differs from its solution only";

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        String shout(String text) | String shout(String words)
                        MAX_BYTES = 1024          | MAX_BYTES = 512
                        final class Echo          | class Echo
                        final class Echo          | final class Echo implements Runnable
                        }\\n}                     | }\\n\\n    int more;\\n}
                        }\\n}                     | }\\n\\n    void more() {}\\n}
                        }\\n}                     | }\\n\\n    static class More {}\\n}
                        """)
        void has_what_its_solution_has(String before, String after) throws IOException {
            course.replace(STARTER, before.replace("\\n", "\n"), after.replace("\\n", "\n"));
            List<String> defects = onlyRule(RULE);
            assertTrue(defects.getFirst().startsWith("90-echo/Echo.java: differs at "));
        }

        @Test
        void has_a_body_that_says_TODO_or_the_solutions_own() throws IOException {
            course.replace(
                    STARTER,
                    "throw new UnsupportedOperationException(\"TODO 1: write it\");",
                    "return null;");
            assertOneDefect(RULE, "90-echo/Echo.java: differs at Echo.echo");
        }

        @Test
        void has_all_its_solutions_files() throws IOException {
            course.delete("lessons/90-echo/src/lesson90/Lines.java");
            assertBroken(RULE, "90-echo: has [Echo.java], the solution [Echo.java, Lines.java]");
        }

        @Test
        void may_differ_in_private_helpers_imports_and_comments() throws IOException {
            course.replace(
                            SOLUTION,
                            "package lesson90;",
                            "package lesson90;\n\nimport java.util.*;")
                    .replace(SOLUTION, "final class", "// written\nfinal class")
                    .replace(
                            STARTER,
                            "}\n}",
                            "}\n    private int mine;\n    private class It {}\n}");
            assertEquals(Map.of(), course.broken());
        }
    }

    @Nested
    class A_ladder {
        private static final String RULE = "ladders are what the kit draws";
        private static final String LADDER =
                """
                ```
                client              server
                   │── SYN ───────────▶│
                   │◀────── SYN, ACK ──│
                ```

                """;

        @BeforeEach
        void is_in_both_texts() throws IOException {
            course.replace(ENGLISH, "## Run it", LADDER + "## Run it");
            course.replace(CHINESE, "## 运行", LADDER.replace("client", "客户端") + "## 运行");
        }

        @Test
        void that_was_typed_has_right_columns() throws IOException {
            course.replace(CHINESE, "SYN ───", "SYN ──");
            assertBroken(
                    RULE,
                    "90-echo/README.zh-CN.md: in a ladder, \"│◀────── SYN, ACK ──│\" is out of its"
                            + " columns (lab course draw puts it right)");
        }

        @Test
        void that_was_typed_has_right_numbers() throws IOException {
            course.replace(ENGLISH, "◀────── SYN, ACK ─", "◀──── SYN, ACK 2 ─");
            course.replace(CHINESE, "◀────── SYN, ACK ─", "◀──── SYN, ACK 2 ─");
            String defect = ": in a ladder, \"SYN, ACK 2\" acknowledges 2, but it must be 1";
            assertBroken(RULE, "90-echo/README.md" + defect, "90-echo/README.zh-CN.md" + defect);
        }

        @Test
        void says_the_same_in_both_languages() throws IOException {
            course.replace(CHINESE, "◀────── SYN, ACK ─", "◀──── SYN, ACK 1 ─");
            assertBroken(
                    RULE,
                    "90-echo/README.zh-CN.md: its ladder 1 says other things than the English one");
        }

        @Test
        void of_a_capture_is_what_the_kit_draws() throws IOException {
            course.replace(ENGLISH, "```\nclient", "```ladder captures/none.pcapng 0\nclient");
            course.replace(CHINESE, "```\n客户端", "```ladder captures/none.pcapng 0\n客户端");
            String defect = ": is not what the kit draws (lab course draw): ladder captures/none";
            List<String> defects = onlyRule(RULE);
            assertEquals(2, defects.size());
            defects.forEach(it -> assertTrue(it.contains(defect), it));
        }

        @Test
        void is_straightened() throws IOException {
            Path text = root.resolve(ENGLISH);
            String before = Files.readString(text);
            course.replace(ENGLISH, "◀────── SYN", "◀── SYN");
            LadderFences.straighten(root, text, Language.EN);
            assertEquals(before, Files.readString(text));
        }
    }

    private void assertBroken(String rule, String... defects) throws IOException {
        assertEquals(Map.of(ruleAbout(rule), List.of(defects)), course.broken());
    }

    private void assertOneDefect(String rule, String beginning) throws IOException {
        List<String> defects = onlyRule(rule);
        assertEquals(1, defects.size(), defects::toString);
        assertTrue(defects.getFirst().startsWith(beginning), defects::toString);
    }

    /// The defects of the only rule that is broken.
    private List<String> onlyRule(String rule) throws IOException {
        Map<String, List<String>> broken = course.broken();
        assertEquals(List.of(ruleAbout(rule)), List.copyOf(broken.keySet()), broken::toString);
        return broken.get(ruleAbout(rule));
    }

    private static String ruleAbout(String words) {
        return Stream.of(Rules.always(), Rules.ofStarters())
                .flatMap(rules -> rules.keySet().stream())
                .filter(rule -> rule.contains(words))
                .findFirst()
                .orElseThrow();
    }
}
