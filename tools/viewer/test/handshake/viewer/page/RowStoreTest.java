package handshake.viewer.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RowStoreTest {
    private static String row(int number) {
        return "[" + "7".repeat(number % 300) + "]";
    }

    @Test
    void gives_back_what_was_put_in_across_blocks() {
        var store = new RowStore();
        int count = 20_000; // some 3 MB: several blocks
        for (int i = 0; i < count; i++) {
            assertEquals(i, store.add(row(i), 2 * i + 1, i % 7, i / 7));
        }
        for (int i = 0; i < count; i++) {
            var out = new StringBuilder();
            store.appendTo(out, i);
            assertEquals(row(i), out.toString(), "row " + i);
        }
    }

    @Test
    void finds_a_frame_or_the_next_that_has_a_row() {
        var store = new RowStore();
        store.add("[]", 5, 0, 0);
        store.add("[]", 9, 3, 1);
        assertEquals(0, store.find(1));
        assertEquals(0, store.find(5));
        assertEquals(1, store.find(6));
        assertEquals(-1, store.find(10));
        assertEquals(3, store.conversation(1));
        assertEquals(1, store.place(1));
    }
}
