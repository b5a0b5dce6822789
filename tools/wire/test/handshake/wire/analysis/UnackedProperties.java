package handshake.wire.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.LinkType;
import handshake.wire.capture.Packets;
import handshake.wire.capture.Segment;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.util.ArrayList;
import java.util.List;

/// The quick list against a plain one that always looks at everything.
final class UnackedProperties {
    private record Entry(int start, int end, int frame) {}

    private record Step(boolean acknowledges, int seq, int length) {}

    @Property(tries = 2_000)
    void takes_off_what_a_plain_list_takes_off(
            @ForAll("bases") int base, @ForAll("steps") List<Step> steps) {
        var unacked = new Unacked();
        List<Entry> plain = new ArrayList<>();
        int frame = 0;
        for (var step : steps) {
            int seq = base + step.seq();
            if (step.acknowledges()) {
                var judgement = new Judgement(anySegment(), null);
                unacked.acknowledge(seq, base, judgement);
                assertEquals(acknowledge(plain, seq), judgement.ackedFrame);
            } else {
                unacked.add(seq, seq + step.length(), ++frame, frame, base);
                plain.add(new Entry(seq, seq + step.length(), frame));
            }
            assertEquals(plain.isEmpty(), unacked.isEmpty());
            if (!plain.isEmpty()) {
                assertEquals(plain.getFirst().frame(), unacked.eldestFrame());
                assertEquals(plain.getFirst().frame(), unacked.eldestTime());
                assertEquals(span(plain, base), unacked.span());
            }
        }
    }

    private static int acknowledge(List<Entry> plain, int ack) {
        int exact = 0;
        for (var entry : List.copyOf(plain)) {
            if (ack - entry.end() >= 0) {
                exact = exact == 0 && entry.end() == ack ? entry.frame() : exact;
                plain.remove(entry);
            } else if (ack - entry.start() > 0) {
                plain.set(plain.indexOf(entry), new Entry(ack, entry.end(), entry.frame()));
            }
        }
        return exact;
    }

    private static int span(List<Entry> plain, int base) {
        var from = plain.stream().map(entry -> entry.start() - base);
        var to = plain.stream().map(entry -> entry.end() - base);
        return to.max(Integer::compareUnsigned).orElseThrow()
                - from.min(Integer::compareUnsigned).orElseThrow();
    }

    @Provide
    Arbitrary<Integer> bases() {
        return Arbitraries.of(0, 1_000, -5, -50, Integer.MAX_VALUE - 20);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var places =
                Arbitraries.frequencyOf(
                        Tuple.of(9, Arbitraries.integers().between(-5, 60)),
                        Tuple.of(1, Arbitraries.integers()));
        var lengths = Arbitraries.integers().between(1, 20);
        var kinds = Arbitraries.of(true, false, false);
        return Combinators.combine(kinds, places, lengths).as(Step::new).list().ofMaxSize(40);
    }

    private static Segment anySegment() {
        var frame = Packets.frame(LinkType.RAW, Packets.syn());
        return (Segment) new FrameDecoder().decode(frame);
    }
}
