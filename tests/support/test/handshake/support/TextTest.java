package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void both_languages_are_filled_with_the_same_values() {
        Text text = new Text("%d of %s", "%2$s 中的 %1$d 个").formatted(2, "a.txt");
        assertEquals(new Text("2 of a.txt", "a.txt 中的 2 个"), text);
    }

    @Test
    void words_that_need_no_translation_are_the_same_in_both() {
        assertEquals(new Text("read()", "read()"), Text.same("read()"));
    }

    @Test
    void as_a_string_it_is_English() {
        assertEquals("yes", new Text("yes", "是").toString());
    }
}
