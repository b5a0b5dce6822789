package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class WrapTest {
    private static final String BOLD = "\033[1m";
    private static final String OFF = "\033[0m";

    @Test
    void short_text_stays_on_its_line() {
        assertEquals(List.of("one read is"), Wrap.at(11, "one read is"));
    }

    @Test
    void text_is_broken_at_spaces_and_the_space_is_gone() {
        assertEquals(
                List.of("one read is", "not one", "message"),
                Wrap.at(11, "one read is not one message"));
    }

    @Test
    void a_word_that_is_too_wide_has_a_line_of_its_own() {
        assertEquals(
                List.of("see", "InetSocketAddress", "there"),
                Wrap.at(6, "see InetSocketAddress there"));
    }

    @Test
    void a_line_end_in_the_text_ends_the_line() {
        assertEquals(List.of("one", "two", "", "three"), Wrap.at(20, "one\ntwo\n\nthree"));
    }

    @Test
    void Chinese_is_broken_between_characters_two_columns_each() {
        assertEquals(List.of("字节流没", "有边界"), Wrap.at(8, "字节流没有边界"));
        assertEquals(List.of("字节流没", "有边界"), Wrap.at(9, "字节流没有边界"));
    }

    @Test
    void no_line_begins_with_a_Chinese_comma_or_full_stop() {
        assertEquals(List.of("先读长", "度，再", "读。"), Wrap.at(8, "先读长度，再读。"));
    }

    @Test
    void Chinese_and_English_may_stand_in_one_line() {
        assertEquals(List.of("一次 read()", "不是一条消息"), Wrap.at(12, "一次 read() 不是一条消息"));
    }

    @Test
    void colour_takes_no_room() {
        assertEquals(
                List.of("call " + BOLD + "read" + OFF + " again", "and again"),
                Wrap.at(15, "call " + BOLD + "read" + OFF + " again and again"));
        assertEquals(List.of(BOLD + "字节流没", "有边界" + OFF), Wrap.at(8, BOLD + "字节流没有边界" + OFF));
    }

    @Test
    void no_text_is_one_empty_line() {
        assertEquals(List.of(""), Wrap.at(10, ""));
    }
}
