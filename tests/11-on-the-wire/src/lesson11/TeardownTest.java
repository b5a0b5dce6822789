package lesson11;

import static handshake.support.Mistake.MATCHES_BY_POSITION;
import static handshake.support.Mistake.OVERLOOKS_RESET;

import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.util.List;

@Step(4)
final class TeardownTest {
    private final Wire wire = new Wire();
    private final Talk talk = Talk.connected(wire, 1, 1_000, 4_294_967_290L);

    @Test
    @Points(1)
    @Zh("谁先发 FIN，在两个方向上看都一样；还没有人关闭")
    void who_sent_the_first_FIN_seen_from_either_direction() {
        var other = Talk.connected(wire, 2, 77, 88);
        other.server().fin().goes();
        ended(new Ending.StillOpen(), wire.capture());
        talk.server().data(20).goes();
        talk.client().fin().goes();
        ended(new Ending.Closed(talk.up().from()), wire.capture());
        talk.server().data(10).goes(); // it may go on sending
        talk.client().goes();
        talk.server().fin().goes();
        talk.client().goes();
        ended(new Ending.Closed(talk.up().from()), wire.capture());
        ended(new Ending.Closed(talk.up().from()), wire.backwards());
    }

    @Test
    @Points(1)
    @Zh("RST：谁放弃了连接；两个 FIN 之后的 RST 不算")
    void a_reset_unless_both_sides_had_closed_before() {
        talk.client().fin().goes();
        talk.server().data(10).goes();
        talk.client().rst().goes();
        ended(new Ending.Reset(talk.up().from()), wire.capture());
        var refused = new Talk(wire, 2, 77, 0);
        refused.client().syn().goes();
        refused.server().rst().goes();
        ended(new Ending.Reset(refused.up().to()), wire.capture(), refused.up());
        var late = Talk.connected(wire, 3, 5, 6);
        late.server().fin().goes();
        late.client().fin().goes();
        late.server().goes();
        late.client().rst().goes();
        ended(new Ending.Closed(late.up().to()), wire.capture(), late.up());
    }

    @Test
    @Points(1)
    @Zh("两个 FIN 在路上交错：谁也不比谁先")
    void two_FINs_that_cross_on_their_way() {
        talk.client().fin().goes();
        talk.server().fin().ack(1).goes();
        talk.client().goes();
        talk.server().goes();
        ended(new Ending.ClosedByBoth(), wire.capture());
        // A FIN that is sent again acknowledges more than it did before.
        var again = Talk.connected(wire, 2, 77, 88);
        again.client().fin().goes();
        again.server().fin().ack(1).goes();
        again.client().seq(1).fin().ack(2).goes();
        again.server().goes();
        ended(new Ending.ClosedByBoth(), wire.capture(), again.up());
    }

    private void ended(Ending expected, List<Captured> capture) {
        ended(expected, capture, talk.up());
    }

    private static void ended(Ending expected, List<Captured> capture, Flow flow) {
        for (Flow direction : List.of(flow, flow.reversed())) {
            try {
                Expected.value(expected)
                        .otherwise(
                                "the connection ended in another way (asked for %s)"
                                        .formatted(direction),
                                "连接不是这样结束的（问的是 %s）".formatted(direction))
                        .clue(OVERLOOKS_RESET, got -> isReset(got) != isReset(expected))
                        .clue(MATCHES_BY_POSITION, got -> got instanceof Ending.Closed)
                        .butGot(Teardown.who(capture, direction));
            } catch (Failure e) {
                throw Shown.in(capture, e);
            }
        }
    }

    private static boolean isReset(Ending ending) {
        return ending instanceof Ending.Reset;
    }
}
