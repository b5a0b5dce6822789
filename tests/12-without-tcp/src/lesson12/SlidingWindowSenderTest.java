package lesson12;

import static handshake.support.Mistake.ACKS_CORRUPT;
import static handshake.support.Mistake.RETRIES_FOR_EVER;
import static handshake.support.Mistake.TIMER_RESTARTS_NEVER;
import static handshake.support.Mistake.WINDOW_TOO_LARGE;
import static handshake.support.Mistake.WRAPS_WRONG;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;

@Step(5)
final class SlidingWindowSenderTest {
    private static final long TIMEOUT = Simulation.TIMING.timeoutMillis();
    private static final int FEW = 6;
    private static final int WINDOW = 4;
    private static final Timing NO_TIMEOUT = new Timing(10_000, FEW);
    private static final Numbers MANY = new Numbers(16);
    private static final Numbers EIGHT = new Numbers(3);

    private static Simulation send(
            int packets, Numbers numbers, Timing timing, Simulation.Script receiver)
            throws Exception {
        var bytes = Bytes.patterned(packets * Packet.MAX_PAYLOAD_BYTES);
        var transport = new SlidingWindow(numbers, WINDOW, timing);
        return Simulation.perfect()
                .send(wire -> transport.send(new ByteArrayInputStream(bytes), wire), receiver);
    }

    private static String numbers(List<TestPacket> packets) {
        return packets.isEmpty()
                ? "nothing"
                : packets.stream()
                        .map(it -> String.valueOf(it.number()))
                        .collect(Collectors.joining(", ", "DATA ", ""));
    }

    /// Looks at what comes at once, without a timeout.
    private static void expect(String numbers, int mayCome, TestEnd receiver) {
        List<TestPacket> came = receiver.all(TIMEOUT / 3);
        Expected.value(numbers)
                .otherwise("your sender sent other packets", "你的发送方发出的包不对")
                .clue(WINDOW_TOO_LARGE, _ -> came.size() > mayCome)
                .butGot(numbers(came));
    }

    @Test
    @Points(1)
    @Zh("窗口有多大就有多少个包在路上；确认一到，窗口就向前滑；窗口最大是编号的一半")
    void keeps_a_window_of_packets_on_their_way_and_no_more() throws Exception {
        send(
                        9,
                        MANY,
                        NO_TIMEOUT,
                        receiver -> {
                            expect("DATA 0, 1, 2, 3", WINDOW, receiver);
                            receiver.ack(2);
                            expect("DATA 4, 5", 2, receiver);
                            receiver.ack(2); // once more: it says nothing new
                            receiver.ack(3);
                            expect("DATA 6", 1, receiver);
                            byte[] damaged = TestPacket.ack(3);
                            damaged[4] ^= 4; // now it reads ACK 7
                            receiver.send(damaged);
                            if (!receiver.all(TIMEOUT / 3).isEmpty()) {
                                throw Failure.of(
                                                "your sender believes a damaged ACK",
                                                "你的发送方相信了一个损坏的 ACK")
                                        .mistake(ACKS_CORRUPT);
                            }
                            receiver.ack(7); // and all before it
                            expect("DATA 7, 8, 9", WINDOW, receiver);
                            receiver.ack(10);
                        })
                .mustReturn();
        for (int bits : new int[] {1, 2, 3, 16}) {
            int half = (1 << bits) / 2;
            Expected.value(half)
                    .otherwise(
                            "not the largest window for numbers of %d bits".formatted(bits),
                            "编号有 %d 个比特时，这不是最大的窗口".formatted(bits))
                    .clue(WINDOW_TOO_LARGE, it -> it > half)
                    .butGot(new Numbers(bits).largestWindow());
        }
    }

    @Test
    @Points(1)
    @Zh("没有新的确认就再发，每次都重新计时；允许的次数用完后放弃")
    void sends_the_window_again_after_every_timeout_and_gives_up_in_the_end() throws Exception {
        send(
                        9,
                        MANY,
                        new Timing(TIMEOUT, FEW),
                        receiver -> {
                            expect("DATA 0, 1, 2, 3", WINDOW, receiver);
                            receiver.ack(2);
                            expect("DATA 4, 5", 2, receiver);
                            for (int attempt = 2; attempt <= FEW; attempt++) {
                                expectAgain(2, attempt, receiver);
                            }
                            if (!receiver.all(10 * TIMEOUT).isEmpty()) {
                                throw Failure.of("your sender does not give up", "你的发送方没有放弃")
                                        .mistake(RETRIES_FOR_EVER);
                            }
                        })
                .mustGiveUp(
                        true, "nobody has answered, and your sender returned", "没有人回答，你的发送方却正常返回了");
    }

    /// Within the time that one timeout takes, the oldest packet must come again, once.
    private static void expectAgain(int oldest, int attempt, TestEnd receiver) {
        List<TestPacket> came = receiver.all(TIMEOUT);
        long times = came.stream().filter(it -> it.number() == oldest).count();
        if (times != 1) {
            throw Failure.of(
                            new Text(
                                            "within %d ms your sender sent DATA %d %d times again",
                                            "在 %d ms 内，你的发送方把 DATA %d 又发了 %d 次")
                                    .formatted(TIMEOUT, oldest, times))
                    .expected("once after each timeout")
                    .got(numbers(came))
                    .mistake(TIMER_RESTARTS_NEVER);
        }
    }

    @Test
    @Points(1)
    @Zh("编号用完后从 0 重新开始，也照样传输")
    void goes_on_when_its_numbers_come_round() throws Exception {
        int packets = 3 * EIGHT.count();
        try {
            send(
                            packets,
                            EIGHT,
                            Simulation.TIMING,
                            receiver -> {
                                for (int i = 0; i < packets; i++) {
                                    receiver.expectData(i % 8, TIMEOUT);
                                    if (i % 3 == 2) { // one ACK for three packets
                                        receiver.ack((i + 1) % 8);
                                    }
                                }
                                receiver.expectData(packets % 8, TIMEOUT);
                                receiver.ack((packets + 1) % 8);
                            })
                    .mustReturn();
        } catch (Failure e) {
            throw e.mistake(WRAPS_WRONG);
        }
    }
}
