package handshake.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.domains.Domain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

@Domain(Deliveries.class)
final class DeliveriesProperties {
    private final Arbitrary<Delivery> texts = Deliveries.of(Deliveries.textBytes());

    @Property
    void the_pieces_are_the_bytes(@ForAll Delivery delivery) {
        var joined = new ByteArrayOutputStream();
        delivery.pieces().forEach(joined::writeBytes);
        assertArrayEquals(delivery.bytes(), joined.toByteArray());
    }

    @Property
    void no_piece_is_empty(@ForAll Delivery delivery) {
        delivery.pieces().forEach(piece -> assertTrue(piece.length > 0));
    }

    @Property
    void whatever_the_pieces_the_bytes_come_in_order(@ForAll Delivery delivery) throws IOException {
        assertArrayEquals(delivery.bytes(), delivery.open().readAllBytes());
    }

    @Property
    void a_read_never_gives_more_than_is_asked_for(@ForAll Delivery delivery) throws IOException {
        var random = new Random(1);
        try (var in = delivery.open()) {
            var buffer = new byte[64];
            int count;
            do {
                int length = 1 + random.nextInt(buffer.length);
                count = in.read(buffer, 0, length);
                assertTrue(count == -1 || count >= 1 && count <= length);
            } while (count != -1);
            assertEquals(delivery.bytes().length, in.bytesRead());
        }
    }

    @Property
    void texts_are_free_of_line_ends(@ForAll String text) {
        assertTrue(text.chars().noneMatch(Character::isISOControl));
    }

    @Example
    void there_are_deliveries_in_one_piece_and_in_many_and_empty_ones() {
        assertTrue(some(texts).anyMatch(it -> it.pieces().isEmpty()));
        assertTrue(some(texts).anyMatch(it -> it.pieces().size() == 1));
        assertTrue(some(texts).anyMatch(it -> it.pieces().size() > 10));
    }

    @Example
    void some_texts_are_not_ASCII() {
        assertTrue(some(Deliveries.textBytes()).anyMatch(it -> new String(it).contains("你")));
    }

    @Example
    void some_bytes_are_0xFF() {
        assertTrue(
                some(Deliveries.anyBytes(100))
                        .anyMatch(it ->
                                new String(it, StandardCharsets.ISO_8859_1).contains("\u00ff")));
    }

    @Example
    void arbitrary_bytes_keep_to_their_limit() {
        assertTrue(some(Deliveries.anyBytes(7)).allMatch(it -> it.length <= 7));
    }

    @Example
    void what_fails_in_two_pieces_shrinks_to_a_and_b() {
        Delivery shrunk = shrunk(texts, it -> it.pieces().size() >= 2);
        assertEquals("\"a\", then \"b\", then the end", shrunk.toString());
    }

    @Example
    void what_fails_with_three_bytes_shrinks_to_abc_in_one_piece() {
        Delivery shrunk = shrunk(texts, it -> it.bytes().length >= 3);
        assertEquals("\"abc\", then the end", shrunk.toString());
    }

    @Example
    void what_fails_with_Chinese_shrinks_to_one_character() {
        Delivery shrunk = shrunk(texts, it -> it.toString().contains("你"));
        assertEquals("\"你\", then the end", shrunk.toString());
    }

    private static <T> Stream<T> some(Arbitrary<T> arbitrary) {
        var random = new Random(1);
        var generator = arbitrary.generator(1000);
        return Stream.generate(() -> generator.next(random).value()).limit(500);
    }

    /// The simplest value that still fails, as jqwik looks for it: step by step.
    private static <T> T shrunk(Arbitrary<T> arbitrary, Predicate<T> fails) {
        var random = new Random(1);
        var generator = arbitrary.generator(1000);
        Shrinkable<T> found =
                Stream.generate(() -> generator.next(random))
                        .limit(10_000)
                        .filter(it -> fails.test(it.value()))
                        .findFirst()
                        .orElseThrow();
        for (boolean simpler = true; simpler; ) {
            var next = found.shrink().filter(it -> fails.test(it.value())).findFirst();
            simpler = next.isPresent();
            found = next.orElse(found);
        }
        return found.value();
    }
}
