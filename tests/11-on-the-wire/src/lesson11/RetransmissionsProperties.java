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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

@Step(5)
final class RetransmissionsProperties {
    private static final int TRIES = 200;

    /// What becomes of a piece.
    enum Fate {
        ARRIVES,
        IS_SENT_AGAIN,
        COMES_LATE
    }

    record Piece(int bytes, Fate fate) {}

    @Property(tries = TRIES)
    @Points(1)
    @Zh("任意的会话，有重发、有晚到；帧的次序也可能是乱的")
    void in_any_conversation_and_in_any_order_of_frames(
            @ForAll @Size(min = 1, max = 8) List<@From("pieces") Piece> pieces,
            @ForAll @IntRange(min = 0, max = 1_000) int order) {
        var wire = new Wire();
        var expected = play(wire, 1_000, pieces);
        expected.in(order == 0 ? wire.capture() : wire.disordered(new Random(order)));
    }

    @Property(tries = TRIES)
    @Points(1)
    @Zh("序列号绕回 0 也一样")
    void also_where_the_numbers_start_again_at_0(
            @ForAll("numbers") long first,
            @ForAll @Size(min = 1, max = 8) List<@From("pieces") Piece> pieces) {
        var wire = new Wire();
        play(wire, first, pieces).in(wire.capture());
    }

    /// The client sends the pieces. What is to be sent again, or late, follows when all have passed
    /// once; another conversation uses the same numbers meanwhile.
    private static ExpectedRetransmissions play(Wire wire, long first, List<Piece> pieces) {
        var expected = new ExpectedRetransmissions();
        var talk = Talk.connected(wire, 1, first, 4_000);
        var other = Talk.connected(wire, 2, first, 4_000);
        var originals = new ArrayList<Duration>();
        long length = 1 + pieces.stream().mapToInt(Piece::bytes).sum();
        boolean wraps = first + length >= Numbers.COUNT - 1;
        for (Piece piece : pieces) {
            var line = talk.client().data(piece.bytes);
            if (piece.fate == Fate.COMES_LATE) {
                line.isLost();
                originals.add(null);
            } else {
                originals.add(noted(line.goes(), wraps, expected));
            }
            other.client().data(piece.bytes).goes();
        }
        long seq = 1;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.fate != Fate.ARRIVES) {
                Duration time = talk.client().seq(seq).data(piece.bytes).goes();
                noted(time, wraps, expected);
                if (piece.fate == Fate.COMES_LATE) {
                    expected.late(time);
                } else {
                    expected.again(originals.get(i), time);
                }
            }
            seq += piece.bytes;
        }
        return expected;
    }

    private static Duration noted(Duration time, boolean wraps, ExpectedRetransmissions expected) {
        if (wraps) {
            expected.wraps(time);
        }
        return time;
    }

    @Provide
    Arbitrary<Long> numbers() {
        return Numbers.any();
    }

    @Provide
    Arbitrary<Piece> pieces() {
        Arbitrary<Fate> fates =
                Arbitraries.frequency(
                        Tuple.of(3, Fate.ARRIVES),
                        Tuple.of(1, Fate.IS_SENT_AGAIN),
                        Tuple.of(1, Fate.COMES_LATE));
        return Combinators.combine(Arbitraries.integers().between(1, 1_448), fates).as(Piece::new);
    }
}
