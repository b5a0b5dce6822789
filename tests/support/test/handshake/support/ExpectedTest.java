package handshake.support;

import static handshake.support.Mistake.DEFAULT_CHARSET;
import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.TRAILING_GARBAGE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class ExpectedTest {
    @Test
    void what_was_expected_passes() {
        Expected.text("你好").butGot("你好");
        Expected.bytes(new byte[] {1, 2}).butGot(new byte[] {1, 2});
        Expected.value(List.of(1)).butGot(List.of(1));
    }

    @Test
    void text_is_shown_quoted_with_its_size_in_bytes() {
        Failure failure = Failures.of(() -> Expected.text("你好").butGot("a\n"));
        assertEquals(Optional.of("\"你好\", 6 bytes"), failure.expected());
        assertEquals(Optional.of("\"a\\n\", 2 bytes"), failure.got());
    }

    @Test
    void bytes_that_are_no_text_are_shown_in_hexadecimal() {
        byte[] got = {0, 1};
        Failure failure = Failures.of(() -> Expected.bytes(Bytes.utf8("ab")).butGot(got));
        assertEquals(Optional.of("\"ab\", 2 bytes"), failure.expected());
        assertEquals(Optional.of("00 01, 2 bytes"), failure.got());
    }

    @Test
    void values_are_shown_as_they_say() {
        Failure failure = Failures.of(() -> Expected.value(7).butGot(8));
        assertEquals(Optional.of("7"), failure.expected());
        assertEquals(Optional.of("8"), failure.got());
    }

    @Test
    void null_is_never_what_was_expected() {
        assertEquals(Optional.of("null"), Failures.of(() -> Expected.text("a").butGot(null)).got());
        Failures.of(() -> Expected.value(null).butGot(null));
        Failure failure =
                Failures.of(() ->
                        Expected.bytes(new byte[0])
                                .clue(SINGLE_READ, it -> it.length == 0)
                                .butGot(null));
        assertEquals(Optional.empty(), failure.mistake());
    }

    @Test
    void the_first_clue_that_fits_names_the_mistake() {
        Failure failure =
                Failures.of(() ->
                        Expected.text("a")
                                .clue(DEFAULT_CHARSET, it -> it.contains("?"))
                                .clue(TRAILING_GARBAGE, it -> it.startsWith("a"))
                                .clue(SINGLE_READ, _ -> true)
                                .butGot("a\0"));
        assertEquals(Optional.of(TRAILING_GARBAGE), failure.mistake());
    }

    @Test
    void no_clue_that_fits_names_none() {
        Failure failure =
                Failures.of(() ->
                        Expected.text("a")
                                .clue(DEFAULT_CHARSET, it -> it.contains("?"))
                                .butGot("b"));
        assertEquals(Optional.empty(), failure.mistake());
    }

    @Test
    void it_may_have_words_and_details_of_its_own() {
        Failure failure =
                Failures.of(() ->
                        Expected.value(1)
                                .otherwise("too many", "太多")
                                .detail("at noon", "中午")
                                .butGot(2));
        assertEquals(new Text("too many", "太多"), failure.what());
        assertEquals(List.of(new Text("at noon", "中午")), failure.details());
    }

    @Test
    void it_says_how_the_bytes_arrived() {
        var delivery = new Delivery(Bytes.utf8("ab"), List.of(1), false);
        Failure failure = Failures.of(() -> Expected.text("ab").when(delivery).butGot("a"));
        assertEquals(
                List.of(
                        new Text(
                                "when the bytes arrive as \"a\", then \"b\", then the end",
                                "当字节这样到达时：\"a\"，然后是 \"b\"，然后流结束")),
                failure.details());
    }

    @Test
    void the_clues_of_a_reading_stand_where_it_is_named() throws Exception {
        var delivery = new Delivery(Bytes.utf8("ab"), List.of(1), false);
        Reading reading =
                Reading.of(delivery)
                        .detail("two bytes", "两个字节")
                        .clue(SINGLE_READ, it -> it.in().bytesRead() == 1);
        reading.in().read();
        Failure failure =
                Failures.of(() ->
                        Expected.text("ab")
                                .from(reading)
                                .clue(TRAILING_GARBAGE, _ -> true)
                                .butGot("a"));
        assertEquals(Optional.of(SINGLE_READ), failure.mistake());
        assertEquals("two bytes", failure.details().getFirst().en());
        assertTrue(failure.details().getLast().en().contains("\"a\", then \"b\""));
    }

    @Test
    void a_clue_of_a_reading_that_does_not_fit_is_passed_over() {
        Reading reading =
                Reading.of(Delivery.whole(new byte[1])).clue(SINGLE_READ, it -> it.in().isClosed());
        Failure failure =
                Failures.of(() ->
                        Expected.text("ab")
                                .from(reading)
                                .clue(TRAILING_GARBAGE, _ -> true)
                                .butGot("a"));
        assertEquals(Optional.of(TRAILING_GARBAGE), failure.mistake());
    }

    @Test
    void long_bytes_that_differ_are_told_from_where_on() {
        byte[] expected = Bytes.patterned(2000);
        byte[] got = expected.clone();
        expected[1234] = 0x0a;
        got[1234] = 0x0b;
        assertDetail("they differ from byte 1 234 on: expected 0x0a, got 0x0b", expected, got);
    }

    @Test
    void long_bytes_that_end_too_early_are_told_to() {
        byte[] expected = Bytes.patterned(2000);
        assertDetail(
                "the first 1 024 bytes are right, then they end",
                expected,
                Arrays.copyOf(expected, 1024));
    }

    @Test
    void long_bytes_that_go_on_are_told_to() {
        byte[] expected = Bytes.patterned(2000);
        assertDetail(
                "all 2 000 bytes are there, and more behind them",
                expected,
                Arrays.copyOf(expected, 2001));
    }

    @Test
    void short_bytes_are_left_to_the_eye() {
        Failure failure =
                Failures.of(() -> Expected.bytes(Bytes.utf8("ab")).butGot(Bytes.utf8("ac")));
        assertEquals(List.of(), failure.details());
    }

    private static void assertDetail(String detail, byte[] expected, byte[] got) {
        Failure failure = Failures.of(() -> Expected.bytes(expected).butGot(got));
        assertEquals(List.of(detail), failure.details().stream().map(Text::en).toList());
    }
}
