package handshake.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ShownCommandsTest {
    @Test
    void a_session_has_commands_and_what_they_print() {
        List<ShownCommand> found =
                ShownCommands.in(
                        """
                        # A text

                        ```java
                        $ no command
                        ```

                        ```
                        $ ./lab run 2
                        Listening on port 7891
                        $ cmp a b
                        ```
                        """);
        assertEquals(List.of("./lab run 2", "cmp a b"), commands(found));
        assertEquals(List.of("Listening on port 7891"), found.getFirst().told());
        assertEquals(List.of(), found.getLast().told());
        assertEquals(List.of(8, 10), found.stream().map(ShownCommand::line).toList());
    }

    @Test
    void a_fence_without_a_dollar_shows_commands_only() {
        List<ShownCommand> found =
                ShownCommands.in("```\n./lab read 1      # the text\n./lab watch 1\n```\n");
        assertEquals(List.of("./lab read 1", "./lab watch 1"), commands(found));
        assertEquals(List.of(), ShownCommands.in("```\nclient ──▶ server\n```\n"));
    }

    @Test
    void what_is_typed_into_jshell_is_told_from_what_it_answers() {
        List<ShownCommand> found =
                ShownCommands.in(
                        "```\n$ jshell\njshell> 1 + 1\n$1 ==> 2\n```\n\n```\njshell> 2\n```\n");
        assertEquals(List.of("1 + 1"), found.getFirst().typed());
        assertEquals(List.of("$1 ==> 2"), found.getFirst().told());
        assertEquals(List.of("jshell", "jshell"), commands(found));
        assertEquals(List.of("2"), found.getLast().typed());
    }

    @Test
    void a_command_may_be_stopped() {
        assertTrue(ShownCommands.in("```\n$ ./lab view x\n^C\n```\n").getFirst().isStopped());
    }

    @Test
    void what_a_command_really_prints_is_written_below_it() {
        String text = "a\n```\n$ ls\nold\n$ ls x\n```\nb\n";
        ShownCommand first = ShownCommands.in(text).getFirst();
        assertEquals(
                "a\n```\n$ ls\nnew\nnewer\n$ ls x\n```\nb\n",
                ShownCommands.withOutput(text, first, List.of("new", "newer")).orElseThrow());
    }

    private static List<String> commands(List<ShownCommand> shown) {
        return shown.stream().map(ShownCommand::command).toList();
    }
}
