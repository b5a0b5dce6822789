package lesson11;

import static handshake.support.Mistake.ACK_IS_LAST_BYTE;
import static handshake.support.Mistake.COMPARES_WITHOUT_WRAPAROUND;
import static handshake.support.Mistake.FORGETS_SYN_COUNTS_ONE;

import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

@Step(1)
final class SequenceNumbersTest {
    private static final long FIRST = 1_000;

    private final Wire wire = new Wire();

    @Test
    @Points(1)
    @Zh("SYN 和 FIN 各占一个号")
    void SYN_and_FIN_use_a_number_each() {
        var talk = new Talk(wire, 1, FIRST, 5_000);
        talk.client().syn().goes();
        next(FIRST + 1, "a SYN with the number 1000", "号为 1000 的 SYN");
        talk.client().seq(8).fin().goes();
        next(FIRST + 9, "a FIN with the number 1008", "号为 1008 的 FIN");
        talk.client().seq(8).data(10).fin().goes();
        next(FIRST + 19, "a FIN with the number 1008 and 10 bytes", "号为 1008、带 10 个字节的 FIN");
    }

    @Test
    @Points(1)
    @Zh("下一个号是后面那个字节的号，不是最后一个字节的号")
    void the_next_number_is_that_of_the_byte_which_follows() {
        var talk = Talk.connected(wire, 1, FIRST, 5_000);
        talk.client().data(100).goes();
        next(FIRST + 101, "100 bytes from the number 1001 on", "从号 1001 起的 100 个字节");
        talk.client().goes();
        next(FIRST + 101, "an ACK without data, with the number 1101", "号为 1101、不带数据的 ACK");
    }

    private void next(long expected, String en, String zh) {
        Segment segment = Segment.of(wire.capture().getLast()).orElseThrow();
        boolean usesFlag = segment.header().getSyn() || segment.header().getFin();
        Expected.value(expected)
                .otherwise("after %s comes another number".formatted(en), "%s之后不是这个号".formatted(zh))
                .clue(ACK_IS_LAST_BYTE, got -> got == expected - 1 && !usesFlag)
                .clue(FORGETS_SYN_COUNTS_ONE, got -> got == expected - 1)
                .clue(COMPARES_WITHOUT_WRAPAROUND, got -> got < 0 || got >= Numbers.COUNT)
                .butGot(SequenceNumbers.next(segment));
    }
}
