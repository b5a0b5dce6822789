package handshake.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;

final class BytesTest {
    @Test
    void text_becomes_UTF_8_whatever_the_default_charset() {
        assertArrayEquals(HexFormat.of().parseHex("61e4bda0"), Bytes.utf8("a你"));
    }

    @Test
    void patterned_bytes_are_the_same_at_every_call() {
        assertArrayEquals(Bytes.patterned(1000), Bytes.patterned(1000));
    }

    @Test
    void patterned_bytes_are_not_all_alike() {
        long different = HexFormat.of().formatHex(Bytes.patterned(1000)).chars().distinct().count();
        assertEquals(16, different);
    }

    @Test
    void a_beginning_is_cut_off_from_the_whole() {
        assertTrue(Bytes.isCutOff(Bytes.utf8("hel"), Bytes.utf8("hello")));
        assertTrue(Bytes.isCutOff(Bytes.utf8(""), Bytes.utf8("hello")));
    }

    @Test
    void the_whole_is_not_cut_off_nor_is_something_else() {
        assertFalse(Bytes.isCutOff(Bytes.utf8("hello"), Bytes.utf8("hello")));
        assertFalse(Bytes.isCutOff(Bytes.utf8("hex"), Bytes.utf8("hello")));
        assertFalse(Bytes.isCutOff(Bytes.utf8("hello!"), Bytes.utf8("hello")));
    }

    @Test
    void the_whole_goes_on_after_its_beginning_only() {
        assertTrue(Bytes.goesOnAfter(Bytes.utf8("hel"), Bytes.utf8("hello")));
        assertFalse(Bytes.goesOnAfter(Bytes.utf8("hello"), Bytes.utf8("hello")));
        assertFalse(Bytes.goesOnAfter(Bytes.utf8("bel"), Bytes.utf8("hello")));
    }
}
