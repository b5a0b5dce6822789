package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.ladder.Columns;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class MarkdownPrinterTest {
    private static final int WIDTH = 88;

    @Test
    void a_heading_has_an_empty_line_behind_it() {
        assertPrints(
                """
                # Lesson 1: Connect
                You write a client.
                """,
                """
                Lesson 1: Connect

                You write a client.

                """);
    }

    @Test
    void a_paragraph_is_wrapped_and_its_source_lines_are_joined() {
        assertPrints(
                "A socket is\none end of a connection" + " and so on".repeat(8),
                "A socket is one end of a connection"
                        + " and so on".repeat(5)
                        + "\nand so on and so on and so on"
                        + "\n\n");
    }

    @Test
    void Chinese_source_lines_are_joined_without_a_space() {
        assertPrints("一次读取\n不是一条消息。", "一次读取不是一条消息。\n\n");
    }

    @Test
    void a_list_has_bullets_and_its_lines_are_indented() {
        assertPrints(
                "- first\n- second " + "word ".repeat(17) + "\n\nbehind it",
                "• first\n• second " + "word ".repeat(16).strip() + "\n  word\n\nbehind it\n\n");
    }

    @Test
    void a_numbered_list_begins_where_it_says() {
        assertPrints("3. third\n4. fourth\n", "3. third\n4. fourth\n\n");
    }

    @Test
    void a_list_may_stand_in_a_list() {
        assertPrints(
                """
                - read
                  - once
                  - again
                - write
                """,
                """
                • read
                  • once
                  • again
                • write

                """);
    }

    @Test
    void an_items_second_paragraph_stands_under_its_first() {
        assertPrints(
                """
                1. read

                   until the end
                2. write
                """,
                """
                1. read
                   until the end
                2. write

                """);
    }

    @Test
    void code_is_indented_and_left_as_it_is() {
        assertPrints(
                """
                ```java solutions/01:EchoClient#send
                  int count = in.read(buffer);   // *not* emphasis

                    return count;
                ```
                """,
                """
                      int count = in.read(buffer);   // *not* emphasis
                   \s
                        return count;

                """);
    }

    @Test
    void a_table_has_columns_as_wide_as_their_widest_cell() {
        assertPrints(
                """
                | call | gives |
                |---|---|
                | `read` | bytes |
                | accept 接受 | a socket |
                """,
                """
                  call         gives
                  read         bytes
                  accept 接受  a socket

                """);
    }

    @Test
    void a_table_that_is_too_wide_is_wrapped_within_its_columns() {
        String printed = printed("| a | b |\n|---|---|\n| " + "word ".repeat(30) + "| 字节 |\n");
        for (String line : printed.split("\n")) {
            assertTrue(Columns.of(line) <= WIDTH, line);
        }
        assertEquals(30, printed.split("word", -1).length - 1);
        assertTrue(printed.lines().toList().get(1).endsWith("  字节"), printed);
    }

    @Test
    void hints_stay_hidden() {
        String printed =
                printed(
                        """
                        ## Step 1: Connect

                        Do it.

                        <details><summary>Hint 1</summary>

                        Use `new Socket()`.

                        ```java
                        new Socket();
                        ```

                        </details>
                        <details>
                        <summary>Hint 2</summary>
                        Connect it.
                        </details>

                        ## Step 2
                        """);
        assertFalse(printed.contains("Socket"), printed);
        assertFalse(printed.contains("Hint"), printed);
        assertTrue(printed.contains("Do it."), printed);
        assertTrue(printed.contains("Step 2"), printed);
    }

    @Test
    void a_link_shows_where_on_the_web_it_leads_and_a_picture_its_name() {
        assertPrints(
                "See [RFC 9293](https://www.rfc-editor.org/rfc/rfc9293), [lesson 2](../02)"
                        + " ![ladder](a.svg)",
                "See RFC 9293 (https://www.rfc-editor.org/rfc/rfc9293), lesson 2 [ladder]\n\n");
    }

    @Test
    void a_quote_has_a_line_before_it() {
        assertPrints("> a stream\n> has no messages\n", "│ a stream has no messages\n\n");
    }

    @Test
    void a_forced_line_break_is_kept() {
        assertPrints("one  \ntwo\n", "one\ntwo\n\n");
    }

    @Test
    void headings_code_and_emphasis_are_coloured_where_there_is_colour() {
        var spoken = new Spoken();
        new MarkdownPrinter(spoken.terminal(Language.EN))
                .print("## Goal\n\n**One** `read` is *not* enough.\n");
        assertEquals(
                "\033[1m\033[36mGoal\033[0m\033[0m\n\n"
                        + "\033[1mOne\033[0m \033[36mread\033[0m is \033[1mnot\033[0m enough.\n\n",
                spoken.text());
    }

    private static void assertPrints(String markdown, String expected) {
        assertEquals(expected, printed(markdown));
    }

    private static String printed(String markdown) {
        var spoken = new Spoken();
        new MarkdownPrinter(spoken.plain(Language.EN)).print(markdown);
        return spoken.text();
    }
}
