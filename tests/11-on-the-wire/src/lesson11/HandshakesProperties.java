package lesson11;

import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.time.Duration;
import java.util.List;
import java.util.Random;

@Step(2)
final class HandshakesProperties {
    private static final int TRIES = 200;

    /// @param lostSyns how many SYNs get no answer before the one that does
    /// @param lostSynAcks how many SYN-ACKs get no answer before the one that does
    record Opening(long client, long server, int lostSyns, int lostSynAcks) {}

    @Property(tries = TRIES)
    @Points(1)
    @Zh("许多连接，任意的初始序列号，SYN 和 SYN-ACK 有时重发")
    void any_initial_numbers_and_SYNs_that_are_sent_again(
            @ForAll @Size(min = 1, max = 4) List<@From("openings") Opening> openings) {
        var wire = new Wire();
        play(wire, openings).in(wire.capture());
    }

    @Property(tries = TRIES)
    @Points(1)
    @Zh("帧记录的次序和经过的次序不同")
    void frames_that_are_not_written_down_in_the_order_of_time(
            @ForAll @Size(min = 1, max = 3) List<@From("plainOpenings") Opening> openings,
            @ForAll @IntRange(min = 0, max = 1_000) int order) {
        var wire = new Wire();
        var expected = play(wire, openings);
        expected.in(order == 0 ? wire.backwards() : wire.disordered(new Random(order)));
    }

    /// Connections that open side by side: each step of one is followed by the same step of the
    /// next.
    private static ExpectedHandshakes play(Wire wire, List<Opening> openings) {
        var expected = new ExpectedHandshakes();
        int number = 0;
        for (Opening it : openings) {
            number++;
            // Ten milliseconds apart in one, a tenth of one between two.
            Duration start = Duration.ofNanos(100_000L * number);
            var talk = new Talk(wire.at(start), number, it.client, it.server);
            Duration pause = Duration.ofMillis(9);
            for (int i = 0; i < it.lostSyns; i++) {
                wire.after(pause);
                talk.client().seq(0).syn().goes();
            }
            wire.after(pause);
            Duration syn = talk.client().seq(0).syn().goes();
            for (int i = 0; i < it.lostSynAcks; i++) {
                wire.after(pause);
                talk.server().seq(0).syn().goes();
            }
            wire.after(pause);
            Duration synAck = talk.server().seq(0).syn().goes();
            wire.after(pause);
            Duration ack = talk.client().goes();
            wire.after(pause);
            talk.client().data(3).goes();
            wire.after(pause);
            talk.server().goes();
            expected.plus(syn, synAck, ack, it.client, it.server);
        }
        return expected;
    }

    @Provide
    Arbitrary<Opening> openings() {
        Arbitrary<Integer> lost =
                Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1), Tuple.of(1, 2));
        return Combinators.combine(Numbers.any(), Numbers.any(), lost, lost).as(Opening::new);
    }

    @Provide
    Arbitrary<Opening> plainOpenings() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, Numbers.COUNT / 2);
        return Combinators.combine(numbers, numbers).as((a, b) -> new Opening(a, b, 0, 0));
    }
}
