package lesson11;

import static handshake.support.Mistake.ACK_IS_LAST_BYTE;
import static handshake.support.Mistake.ADDS_UP_ACKS;
import static handshake.support.Mistake.FORGETS_SYN_COUNTS_ONE;
import static handshake.support.Mistake.IGNORES_ACK_FLAG;

import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

@Step(3)
final class AcksTest {
    private static final long MORE_THAN_ANY_BYTES = 1_000_000;

    private final Wire wire = new Wire();

    @Test
    @Points(1)
    @Zh("SYN 不算字节，ACK 指的是下一个字节")
    void a_SYN_is_no_byte_and_an_ACK_names_the_next_one() {
        var talk = Talk.connected(wire, 1, 1_000, 7_000);
        acknowledged(0, talk.up());
        talk.client().data(100).goes();
        talk.server().goes();
        acknowledged(100, talk.up());
        acknowledged(0, talk.down());
        talk.server().data(30).goes();
        talk.client().data(20).goes();
        talk.client().data(60).goes(); // not acknowledged any more
        acknowledged(100, talk.up());
        acknowledged(30, talk.down());
    }

    @Test
    @Points(1)
    @Zh("FIN 不算字节；没有 ACK 标志的号不作数")
    void a_FIN_is_no_byte_and_a_number_without_the_flag_means_nothing() {
        var talk = Talk.connected(wire, 1, 1_000, 7_000);
        talk.client().data(100).goes();
        talk.client().fin().goes();
        talk.server().goes();
        acknowledged(100, talk.up());
        talk.server().data(50).goes();
        talk.client().ack(51).goes();
        talk.server().data(50).goes();
        talk.client().rst().noAck(1_999_999_999).goes();
        acknowledged(50, talk.down());
    }

    private void acknowledged(long expected, Flow flow) {
        var capture = wire.capture();
        long got = Acks.acknowledged(capture, flow);
        try {
            Expected.value(expected)
                    .otherwise(
                            "so many bytes were not acknowledged of " + flow, "被确认的字节数不对：" + flow)
                    .clue(ACK_IS_LAST_BYTE, it -> it == expected - 1)
                    .clue(FORGETS_SYN_COUNTS_ONE, it -> it == expected + 1)
                    .clue(IGNORES_ACK_FLAG, it -> it > MORE_THAN_ANY_BYTES)
                    .clue(ADDS_UP_ACKS, it -> it > expected + 1)
                    .butGot(got);
        } catch (Failure e) {
            throw Shown.in(capture, e);
        }
    }
}
