package lesson12;

import static handshake.support.Mistake.ACKS_CORRUPT;
import static handshake.support.Mistake.DELIVERS_DUPLICATE;
import static handshake.support.Mistake.DUPLICATE_UNANSWERED;
import static handshake.support.Mistake.LEAVES_TOO_EARLY;
import static handshake.support.Mistake.WINDOW_TOO_LARGE;
import static handshake.support.Mistake.WRAPS_WRONG;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

@Step(5)
final class SlidingWindowReceiverTest {
    private static final Numbers MANY = new Numbers(16);
    private static final Numbers FOUR = new Numbers(2);

    private static void receive(
            Numbers numbers,
            int window,
            String expected,
            Mistake ifLonger,
            Simulation.Script sender)
            throws Exception {
        var transport = new SlidingWindow(numbers, window, Simulation.TIMING);
        Simulation transfer = Simulation.perfect().receive(sender, transport::receive).mustReturn();
        try {
            Expected.bytes(Bytes.utf8(expected))
                    .otherwise("other bytes were written to out", "写进 out 的是别的字节")
                    .clue(ifLonger, it -> it.length > expected.length())
                    .butGot(transfer.received());
            Expected.value((long) expected.length())
                    .otherwise("receive returned another count", "receive 返回的字节数不对")
                    .butGot(transfer.count());
        } catch (Failure e) {
            throw transfer.told(e);
        }
    }

    @Test
    @Points(1)
    @Zh("乱序、重复、损坏的包：按序写出，每个一次；每个完好的包都得到回答")
    void writes_in_order_and_once_what_comes_out_of_order_twice_or_damaged() throws Exception {
        receive(
                MANY,
                8,
                "abcdef",
                DELIVERS_DUPLICATE,
                sender -> {
                    sender.data(0, "ab");
                    sender.expectAck(1);
                    sender.data(2, "ef"); // 1 is missing
                    sender.expectAck(1, DUPLICATE_UNANSWERED, null);
                    sender.data(0, "ab");
                    sender.expectAck(1, DUPLICATE_UNANSWERED, DELIVERS_DUPLICATE);
                    byte[] damaged = TestPacket.data(1, Bytes.utf8("cd"));
                    damaged[damaged.length - 1] ^= 4;
                    sender.send(damaged);
                    mustStaySilent(sender);
                    sender.data(1, "cd");
                    if (!sender.isAnswered(
                            3)) { // it does not keep what is early: then that comes again
                        sender.data(2, "ef");
                        sender.expectAck(3);
                    }
                    sender.data(3, "");
                    sender.expectAck(4);
                    sender.data(3, ""); // the last ACK was lost
                    sender.expectAck(4, LEAVES_TOO_EARLY, null);
                });
    }

    private static void mustStaySilent(TestEnd sender) {
        sender.next(Simulation.TIMING.timeoutMillis())
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
    @Zh("编号从 0 重新开始后，旧包不会被当成新包")
    void takes_no_old_packet_for_a_new_one_when_its_numbers_come_round() throws Exception {
        String letters = "abcdefghijklmnopqrstuvwxyz";
        receive(
                FOUR,
                2,
                letters,
                WRAPS_WRONG,
                sender -> {
                    for (int i = 0; i < letters.length(); i++) {
                        sender.data(i % 4, letters.substring(i, i + 1));
                        sender.expectAck((i + 1) % 4, WRAPS_WRONG, WRAPS_WRONG);
                    }
                    sender.data(letters.length() % 4, "");
                    sender.expectAck((letters.length() + 1) % 4);
                });
        receive(
                FOUR,
                2,
                "abcdefgh",
                WINDOW_TOO_LARGE,
                sender -> {
                    data(sender, 0, "ab");
                    data(sender, 1, "cd");
                    sender.data(0, "ab"); // both ACKs were late: it is sent again
                    sender.expectAck(2, DUPLICATE_UNANSWERED, WINDOW_TOO_LARGE);
                    sender.data(1, "cd");
                    sender.expectAck(2, DUPLICATE_UNANSWERED, WINDOW_TOO_LARGE);
                    data(sender, 2, "ef");
                    data(sender, 3, "gh");
                    data(sender, 0, "");
                });
    }

    private static void data(TestEnd sender, int number, String text) {
        sender.data(number, text);
        sender.expectAck((number + 1) % 4, null, WINDOW_TOO_LARGE);
    }
}
