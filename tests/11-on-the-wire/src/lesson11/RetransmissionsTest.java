package lesson11;

import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.time.Duration;

@Step(5)
final class RetransmissionsTest {
    private final Wire wire = new Wire();

    @Test
    @Points(1)
    @Zh("重发的数据、部分重发的数据、重发的 SYN；ACK 从不重传")
    void data_and_part_of_it_and_a_SYN_but_never_an_ACK() {
        var talk = new Talk(wire, 1, 1_000, 7_000);
        Duration syn = talk.client().syn().goes();
        Duration synAgain = talk.client().seq(0).syn().goes();
        talk.server().syn().goes();
        talk.client().goes();
        Duration first = talk.client().data(100).goes();
        Duration second = talk.client().data(100).goes();
        talk.server().ack(1).goes();
        talk.server().ack(1).goes();
        talk.server().ack(1).goes();
        Duration firstAgain = talk.client().seq(1).data(100).goes();
        Duration partAgain = talk.client().seq(151).data(100).goes();
        talk.server().ack(251).goes();
        talk.client().data(100).goes();
        new ExpectedRetransmissions()
                .again(syn, synAgain)
                .again(first, firstAgain)
                .again(second, partAgain)
                .in(wire.capture());
    }

    @Test
    @Points(1)
    @Zh("晚到的不是重传：那些字节还没有人见过")
    void what_is_late_is_not_sent_again() {
        var talk = Talk.connected(wire, 1, 1_000, 7_000);
        talk.client().data(100).goes();
        talk.client().seq(201).data(100).goes();
        talk.server().ack(101).goes();
        Duration late = talk.client().seq(101).data(100).goes();
        talk.server().ack(301).goes();
        Duration more = talk.client().seq(301).data(50).goes();
        Duration moreAgain = talk.client().seq(301).data(50).goes();
        // The other side uses the same numbers: they are its own.
        talk.server().seq(1).data(100).goes();
        new ExpectedRetransmissions().late(late).again(more, moreAgain).in(wire.capture());
    }
}
