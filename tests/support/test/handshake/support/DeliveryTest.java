package handshake.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

final class DeliveryTest {
    @Test
    void piece_sizes_are_used_in_turn_and_again_from_the_first() {
        assertEquals(List.of("a", "bc", "d", "ef", "g"), pieces(of("abcdefg", 1, 2)));
    }

    @Test
    void without_sizes_there_is_one_piece() {
        assertEquals(List.of("abc"), pieces(of("abc")));
        assertEquals(List.of("abc"), pieces(Delivery.whole(Bytes.utf8("abc"))));
    }

    @Test
    void no_bytes_are_no_piece() {
        assertEquals(List.of(), pieces(of("", 3)));
    }

    @Test
    void a_cut_keeps_the_pieces_and_the_way_it_ends() {
        Delivery cut = new Delivery(Bytes.utf8("abcde"), List.of(2), true).cutAt(3);
        assertEquals(List.of("ab", "c"), pieces(cut));
        assertTrue(cut.breaks());
        assertFalse(of("abcde", 2).cutAt(3).breaks());
    }

    @Test
    void more_may_follow_in_the_same_pieces() {
        Delivery more = of("abc", 2).followedBy(Bytes.utf8("de"));
        assertEquals(List.of("ab", "cd", "e"), pieces(more));
        assertArrayEquals(Bytes.utf8("abcde"), more.bytes());
    }

    @Test
    void it_is_told_piece_by_piece_in_both_languages() {
        assertEquals(
                new Text("\"hell\", then \"o\", then the end", "\"hell\"，然后是 \"o\"，然后流结束"),
                of("hello", 4).describe());
    }

    @Test
    void a_broken_connection_is_told_as_such() {
        assertEquals(
                new Text("\"a\", then a broken connection", "\"a\"，然后连接中断"),
                new Delivery(Bytes.utf8("a"), List.of(), true).describe());
    }

    @Test
    void nothing_is_told_as_nothing() {
        assertEquals(new Text("nothing but the end", "没有字节，直接流结束"), of("").describe());
    }

    @Test
    void of_many_pieces_the_first_six_are_told() {
        Text told = of("abcdefgh", 1).describe();
        assertTrue(told.en().endsWith("\"f\", then 2 more, then the end"), told::en);
        assertTrue(told.zh().endsWith("\"f\"，然后是另外 2 块，然后流结束"), told::zh);
    }

    @Test
    void as_a_string_it_is_English() {
        assertEquals("\"a\", then the end", of("a").toString());
    }

    @Test
    void every_stream_begins_at_the_beginning() throws Exception {
        Delivery delivery = of("abc", 1);
        assertEquals('a', delivery.open().read());
        assertEquals('a', delivery.open().read());
    }

    private static Delivery of(String text, Integer... sizes) {
        return new Delivery(Bytes.utf8(text), List.of(sizes), false);
    }

    private static List<String> pieces(Delivery delivery) {
        return delivery.pieces().stream().map(String::new).toList();
    }
}
