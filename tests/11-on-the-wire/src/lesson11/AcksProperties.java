package lesson11;

import static handshake.support.Mistake.ACK_IS_LAST_BYTE;
import static handshake.support.Mistake.ADDS_UP_ACKS;
import static handshake.support.Mistake.COMPARES_WITHOUT_WRAPAROUND;
import static handshake.support.Mistake.FORGETS_SYN_COUNTS_ONE;
import static handshake.support.Mistake.MATCHES_BY_POSITION;

import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.List;
import java.util.Random;

@Step(3)
final class AcksProperties {
    private static final int TRIES = 200;

    @Property(tries = TRIES)
    @Points(1)
    @Zh("ACK 是累积的：算最高的，不管有多少个、次序如何")
    void acknowledgments_are_cumulative_in_whatever_order_they_stand(
            @ForAll @Size(min = 1, max = 6) List<@From("sizes") Integer> sizes,
            @ForAll @IntRange(min = 0, max = 1_000) int order) {
        var wire = new Wire();
        var talk = exchange(wire, 1_000, sizes);
        var capture = order == 0 ? wire.backwards() : wire.disordered(new Random(order));
        long expected = sizes.stream().mapToLong(it -> it).sum();
        check(capture, talk.up(), expected, false);
    }

    @Property(tries = TRIES)
    @Points(1)
    @Zh("序列号绕回 0 也一样")
    void also_where_the_numbers_start_again_at_0(
            @ForAll("numbers") long first,
            @ForAll @Size(min = 1, max = 6) List<@From("sizes") Integer> sizes) {
        var wire = new Wire();
        var talk = exchange(wire, first, sizes);
        long expected = sizes.stream().mapToLong(it -> it).sum();
        check(wire.capture(), talk.up(), expected, first + expected + 1 >= Numbers.COUNT);
    }

    /// The client sends pieces of these sizes, and each is acknowledged; another conversation goes
    /// on beside it.
    private static Talk exchange(Wire wire, long first, List<Integer> sizes) {
        var other = Talk.connected(wire, 2, 3_000_000_000L, 5);
        var talk = Talk.connected(wire, 1, first, 4_000);
        for (int size : sizes) {
            talk.client().data(size).goes();
            other.client().data(9_999).goes();
            other.server().goes();
            talk.server().goes();
        }
        return talk;
    }

    private static void check(List<Captured> capture, Flow flow, long expected, boolean wraps) {
        try {
            Expected.value(expected)
                    .otherwise(
                            "so many bytes were not acknowledged of " + flow, "被确认的字节数不对：" + flow)
                    .clue(COMPARES_WITHOUT_WRAPAROUND, it -> wraps && it != expected)
                    .clue(FORGETS_SYN_COUNTS_ONE, it -> it == expected + 1)
                    .clue(ACK_IS_LAST_BYTE, it -> it == expected - 1)
                    .clue(ADDS_UP_ACKS, it -> it > expected)
                    .clue(MATCHES_BY_POSITION, it -> it < expected)
                    .butGot(Acks.acknowledged(capture, flow));
        } catch (Failure e) {
            throw Shown.in(capture, e);
        }
    }

    @Provide
    Arbitrary<Long> numbers() {
        return Numbers.any();
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(10, 1_448);
    }
}
