package lesson11;

import static handshake.support.Mistake.ACK_IS_LAST_BYTE;
import static handshake.support.Mistake.COMPARES_WITHOUT_WRAPAROUND;

import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Step(1)
final class SequenceNumbersProperties {
    private static final long COUNT = Numbers.COUNT;

    @Property
    @Points(1)
    @Zh("从任何号走 n 步，距离就是 n，也跨过 2³²")
    void n_numbers_on_from_anywhere_the_distance_is_n(
            @ForAll("numbers") long from, @ForAll("steps") long n) {
        long to = (from + n) % COUNT;
        Expected.value(n)
                .otherwise(
                        "the distance from %d to %d is another".formatted(from, to),
                        "从 %d 到 %d 的距离不对".formatted(from, to))
                .clue(COMPARES_WITHOUT_WRAPAROUND, got -> to < from && got != n)
                .butGot(SequenceNumbers.distance(from, to));
        var wire = new Wire();
        int length = (int) (1 + n % 1_000);
        new Talk(wire, 1, from, 0).client().data(length).ack(1).goes();
        long next = SequenceNumbers.next(Segment.of(wire.capture().getFirst()).orElseThrow());
        Expected.value((from + length) % COUNT)
                .otherwise(
                        "after %d bytes from the number %d on comes another number"
                                .formatted(length, from),
                        "从号 %2$d 起的 %1$d 个字节之后不是这个号".formatted(length, from))
                .clue(COMPARES_WITHOUT_WRAPAROUND, got -> got < 0 || got >= COUNT)
                .clue(ACK_IS_LAST_BYTE, got -> got == (from + length - 1) % COUNT)
                .butGot(next);
    }

    @Property
    @Points(1)
    @Zh("走不到一半的路就能到的，在后面")
    void what_can_be_reached_in_less_than_half_the_way_comes_later(
            @ForAll("numbers") long from, @ForAll("steps") long n) {
        long to = (from + n) % COUNT;
        before(from, to, n > 0 && n < COUNT / 2);
        before(to, from, n > COUNT / 2);
    }

    private static void before(long a, long b, boolean expected) {
        Expected.value(expected)
                .otherwise(
                        "isBefore(%d, %d) is wrong".formatted(a, b),
                        "isBefore(%d, %d) 不对".formatted(a, b))
                .clue(COMPARES_WITHOUT_WRAPAROUND, got -> got == a < b)
                .butGot(SequenceNumbers.isBefore(a, b));
    }

    @Provide
    Arbitrary<Long> numbers() {
        return Numbers.any();
    }

    @Provide
    Arbitrary<Long> steps() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 5_000),
                Arbitraries.longs().between(COUNT / 2 - 5_000, COUNT / 2 - 1),
                Arbitraries.longs().between(COUNT / 2 + 1, COUNT - 1));
    }
}
