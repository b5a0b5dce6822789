package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HintsTest {
    private static final String README =
            """
            # Lesson 1

            ## Step 1: Connect

            <details><summary>Hint 1</summary>

            A `Socket` can be made first.

            </details>

            <details>
            <summary>Hint 2</summary>
            ```java
            # not a heading
            ```
            </details>

            ## Step 2: Send

            <details><summary>Hint 1</summary>Bytes, not text.</details>

            ## Step 10: Rest

            <details><summary>Hint 1</summary>Ten.</details>

            ## Run it

            <details><summary>What you see</summary>Nothing yet.</details>
            """;

    @Test
    void a_steps_hints_are_what_its_section_hides() {
        assertEquals(
                List.of("A `Socket` can be made first.", "```java\n# not a heading\n```"),
                Hints.of(README, 1));
    }

    @Test
    void one_step_has_not_the_hints_of_the_next() {
        assertEquals(List.of("Bytes, not text."), Hints.of(README, 2));
    }

    @Test
    void what_another_section_hides_is_no_hint() {
        assertEquals(List.of("Ten."), Hints.of(README, 10));
    }

    @Test
    void a_step_that_is_not_there_has_none() {
        assertEquals(List.of(), Hints.of(README, 3));
        assertEquals(List.of(), Hints.of(README, 0));
    }

    @Test
    void Chinese_steps_have_theirs() {
        String chinese = "## 第 1 步：建立连接\n<details><summary>提示 1</summary>先建套接字。</details>\n";
        assertEquals(List.of("先建套接字。"), Hints.of(chinese, 1));
    }
}
