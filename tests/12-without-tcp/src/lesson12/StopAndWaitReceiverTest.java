package lesson12;

import static handshake.support.Mistake.ACKS_CORRUPT;
import static handshake.support.Mistake.DELIVERS_DUPLICATE;
import static handshake.support.Mistake.DUPLICATE_UNANSWERED;
import static handshake.support.Mistake.LEAVES_TOO_EARLY;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.OutputStream;

@Step(3)
final class StopAndWaitReceiverTest {
    private static final int BITS_OF_ONE_PACKET = 7 * Byte.SIZE;

    private static long receive(Wire wire, OutputStream out) throws Exception {
        return new StopAndWait(Simulation.TIMING).receive(wire, out);
    }

    private static Simulation receive(Simulation.Script sender) throws Exception {
        return Simulation.perfect().receive(sender, StopAndWaitReceiverTest::receive);
    }

    private static void mustHave(String text, Simulation transfer) {
        byte[] expected = Bytes.utf8(text);
        try {
            Expected.bytes(expected)
                    .otherwise("other bytes were written to out", "写进 out 的是别的字节")
                    .clue(DELIVERS_DUPLICATE, it -> it.length > expected.length)
                    .butGot(transfer.received());
            Expected.value((long) expected.length)
                    .otherwise("receive returned another count", "receive 返回的字节数不对")
                    .butGot(transfer.count());
        } catch (Failure e) {
            throw transfer.told(e);
        }
    }

    @Test
    @Points(1)
    @Zh("写出到达的字节，并要求下一个")
    void writes_what_comes_and_asks_for_the_next() throws Exception {
        Simulation transfer =
                receive(sender -> {
                    sender.data(0, "hello");
                    sender.expectAck(1);
                    sender.data(1, ", ");
                    sender.expectAck(0);
                    sender.data(0, "world");
                    sender.expectAck(1);
                    sender.data(1, "");
                    sender.expectAck(0);
                });
        mustHave("hello, world", transfer.mustReturn());
    }

    @Test
    @Points(1)
    @Zh("同一个包再来一次：不再写出，但要再回答")
    void a_packet_that_comes_again_is_answered_and_not_written() throws Exception {
        Simulation transfer =
                receive(sender -> {
                    sender.data(0, "ab");
                    sender.expectAck(1);
                    sender.data(0, "ab"); // its ACK was lost
                    sender.expectAck(1, DUPLICATE_UNANSWERED, DELIVERS_DUPLICATE);
                    sender.data(0, "ab");
                    sender.expectAck(1, DUPLICATE_UNANSWERED, DELIVERS_DUPLICATE);
                    sender.data(1, "cd");
                    sender.expectAck(0);
                    sender.data(1, "cd");
                    sender.expectAck(0, DUPLICATE_UNANSWERED, DELIVERS_DUPLICATE);
                    sender.data(0, "");
                    sender.expectAck(1);
                });
        mustHave("abcd", transfer.mustReturn());
    }

    @Test
    @Points(1)
    @Zh("损坏的包：不写出，也不回答")
    void a_damaged_packet_is_neither_written_nor_answered() throws Exception {
        Simulation transfer =
                receive(sender -> {
                    sender.data(0, "ab");
                    sender.expectAck(1);
                    for (int bit = 0; bit < BITS_OF_ONE_PACKET; bit++) {
                        sendDamaged(sender, bit);
                    }
                    sender.send(new byte[] {1, 2, 3}); // no packet at all
                    sender.data(1, "cd");
                    sender.expectAck(0);
                    sender.data(0, "");
                    sender.expectAck(1);
                });
        mustHave("abcd", transfer.mustReturn());
    }

    private static void sendDamaged(TestEnd sender, int bit) {
        byte[] packet = TestPacket.data(1, Bytes.utf8("cd"));
        packet[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        sender.send(packet);
        sender.next(Simulation.DELAY_MILLIS * 4)
                .ifPresent(answer -> {
                    throw Failure.of(
                                    "your receiver answers a packet that is damaged",
                                    "你的接收方回答了一个损坏的包")
                            .expected("nothing")
                            .got(answer.toString())
                            .mistake(ACKS_CORRUPT);
                });
    }

    @Test
    @Points(1)
    @Zh("最后的 ACK 丢了也能再答一次；发送方不再出声时放弃")
    void stays_for_a_lost_last_ACK_and_gives_up_on_a_silent_sender() throws Exception {
        Simulation transfer =
                receive(sender -> {
                    sender.data(0, "ab");
                    sender.expectAck(1);
                    sender.data(1, "");
                    sender.expectAck(0);
                    sender.pass(2 * Simulation.TIMING.timeoutMillis()); // as if it were lost
                    sender.data(1, "");
                    sender.expectAck(0, LEAVES_TOO_EARLY, DELIVERS_DUPLICATE);
                });
        mustHave("ab", transfer.mustReturn());
        receive(
                        sender -> {
                            sender.data(0, "ab");
                            sender.expectAck(1);
                        })
                .mustGiveUp(
                        false,
                        "the sender has vanished in the middle, and your receiver returned",
                        "发送方中途消失了，你的接收方却正常返回了");
    }
}
