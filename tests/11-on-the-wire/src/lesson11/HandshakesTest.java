package lesson11;

import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.time.Duration;

@Step(2)
final class HandshakesTest {
    private final Wire wire = new Wire();

    @Test
    @Points(1)
    @Zh("三个报文段和往返时间")
    void the_three_segments_and_the_round_trip_time() {
        var talk = new Talk(wire, 1, 1_000, 7_000);
        Duration syn = talk.client().syn().goes();
        wire.after(Duration.ofMillis(20));
        Duration synAck = talk.server().syn().goes();
        wire.after(Duration.ofMillis(4));
        Duration ack = talk.client().goes();
        talk.client().data(5).goes();
        talk.server().data(5).goes();
        talk.client().goes();
        new ExpectedHandshakes().plus(syn, synAck, ack).in(wire.capture());
    }

    @Test
    @Points(1)
    @Zh("两个连接同时建立")
    void two_connections_that_open_at_the_same_time() {
        var one = new Talk(wire, 1, 1_000, 7_000);
        var two = new Talk(wire, 2, 500_000, 900_000);
        Duration synOne = one.client().syn().goes();
        Duration synTwo = two.client().syn().goes();
        Duration synAckTwo = two.server().syn().goes();
        Duration synAckOne = one.server().syn().goes();
        Duration ackOne = one.client().goes();
        Duration ackTwo = two.client().goes();
        new ExpectedHandshakes()
                .plus(synOne, synAckOne, ackOne)
                .plus(synTwo, synAckTwo, ackTwo)
                .in(wire.capture());
    }

    @Test
    @Points(1)
    @Zh("没有回答、被拒绝、号对不上的，都不是握手")
    void no_answer_or_a_refusal_or_wrong_numbers_are_no_handshake() {
        new Talk(wire, 1, 1_000, 7_000).client().syn().goes();
        var refused = new Talk(wire, 2, 2_000, 0);
        refused.client().syn().goes();
        refused.server().rst().goes();
        // An answer from an earlier life of the connection: the client knows nothing of it.
        var stale = new Talk(wire, 3, 3_000, 9_000);
        stale.client().syn().goes();
        stale.server().syn().ack(77).goes();
        stale.client().seq(77).rst().goes();
        // The third segment is missing, and what comes is of somewhere else in the stream.
        var torn = new Talk(wire, 4, 4_000, 8_000);
        torn.client().syn().goes();
        torn.server().syn().goes();
        torn.client().seq(500).ack(700).goes();
        var whole = new Talk(wire, 5, 5_000, 6_000);
        Duration syn = whole.client().syn().goes();
        Duration synAck = whole.server().syn().goes();
        Duration ack = whole.client().goes();
        new ExpectedHandshakes().plus(syn, synAck, ack).in(wire.capture());
    }
}
