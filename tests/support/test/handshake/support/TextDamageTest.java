package handshake.support;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

final class TextDamageTest {
    private static final byte[] BINARY = {1, 2, (byte) 0x89, 'P', '\r', '\n', (byte) 0xff, 0, 5};

    @Test
    void decoding_and_encoding_shows() {
        assertTrue(TextDamage.shows(BINARY, new String(BINARY, UTF_8).getBytes(UTF_8)));
        assertTrue(TextDamage.shows(BINARY, new String(BINARY, ISO_8859_1).getBytes(UTF_8)));
        assertTrue(TextDamage.shows(BINARY, new String(BINARY, US_ASCII).getBytes(US_ASCII)));
    }

    @Test
    void going_through_lines_shows() {
        byte[] text = Bytes.utf8("a\r\nb\r\n");
        assertTrue(TextDamage.shows(text, Bytes.utf8("a\nb\n")));
        assertTrue(TextDamage.shows(text, Bytes.utf8("ab")));
    }

    @Test
    void the_beginning_of_what_was_damaged_shows_once_it_holds_damage() {
        byte[] damaged = new String(BINARY, UTF_8).getBytes(UTF_8);
        assertTrue(TextDamage.shows(BINARY, Arrays.copyOf(damaged, 5)));
        assertFalse(TextDamage.shows(BINARY, Arrays.copyOf(damaged, 2)));
    }

    @Test
    void what_is_right_or_cut_off_or_missing_is_no_damage() {
        assertFalse(TextDamage.shows(BINARY, BINARY));
        assertFalse(TextDamage.shows(BINARY, Arrays.copyOf(BINARY, 6)));
        assertFalse(TextDamage.shows(BINARY, new byte[0]));
    }

    @Test
    void other_bytes_are_another_mistake() {
        assertFalse(TextDamage.shows(BINARY, Bytes.patterned(9)));
    }
}
