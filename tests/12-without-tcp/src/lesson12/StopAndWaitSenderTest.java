package lesson12;

import static handshake.support.Mistake.ACKS_CORRUPT;
import static handshake.support.Mistake.BELIEVES_OLD_ACK;
import static handshake.support.Mistake.RESENDS_TOO_SOON;
import static handshake.support.Mistake.RETRIES_FOR_EVER;
import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.TIMER_RESTARTS_NEVER;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

@Step(4)
final class StopAndWaitSenderTest {
    private static final long TIMEOUT = Simulation.TIMING.timeoutMillis();
    private static final int FEW = 6;
    private static final Timing NOT_FOR_LONG = new Timing(TIMEOUT, FEW);

    private static Simulation send(byte[] bytes, Timing timing, Simulation.Script receiver)
            throws Exception {
        InputStream in = new Delivery(bytes, List.of(700), false).open();
        return Simulation.perfect().send(wire -> new StopAndWait(timing).send(in, wire), receiver);
    }

    @Test
    @Points(1)
    @Zh("一块接一块地发送，上一块得到确认才发下一块")
    void sends_piece_after_piece_each_when_the_last_is_acknowledged() throws Exception {
        byte[] bytes = Bytes.patterned(2 * Packet.MAX_PAYLOAD_BYTES + 500);
        var got = new ByteArrayOutputStream();
        Simulation transfer =
                send(
                        bytes,
                        Simulation.TIMING,
                        receiver -> {
                            for (int i = 0; i < 4; i++) {
                                TestPacket packet = receiver.expectData(i % 2, TIMEOUT);
                                int length = Math.min(1024, bytes.length - got.size());
                                Expected.value(length)
                                        .otherwise(
                                                "a packet does not hold as many bytes as it could",
                                                "一个包没有装满")
                                        .clue(SINGLE_READ, it -> it > 0 && it < length)
                                        .butGot(packet.payload().length);
                                got.writeBytes(packet.payload());
                                mustSendNothing(receiver, TIMEOUT / 2, packet);
                                receiver.ack(1 - packet.number());
                            }
                        });
        transfer.mustReturn();
        Expected.bytes(bytes)
                .otherwise("other bytes were sent than stand in the stream", "发出的字节与流里的不同")
                .butGot(got.toByteArray());
    }

    private static void mustSendNothing(TestEnd receiver, long millis, TestPacket last) {
        receiver.next(millis)
                .ifPresent(packet -> {
                    throw Failure.of("your sender does not wait for the answer", "你的发送方不等回答")
                            .expected("nothing until ACK " + (1 - last.number()))
                            .got(packet.toString());
                });
    }

    @Test
    @Points(1)
    @Zh("没有回答就再发，每次都重新计时；允许的次数用完后放弃")
    void sends_again_after_every_timeout_and_gives_up_in_the_end() throws Exception {
        send(
                        Bytes.utf8("ab"),
                        Simulation.TIMING,
                        receiver -> {
                            expectEvery(TIMEOUT, 4, 0, receiver);
                            receiver.ack(1);
                            expectEvery(TIMEOUT, 3, 1, receiver);
                            receiver.ack(0);
                        })
                .mustReturn();
        send(
                        Bytes.utf8("ab"),
                        NOT_FOR_LONG,
                        receiver -> {
                            expectEvery(TIMEOUT, FEW, 0, receiver);
                            List<TestPacket> more = receiver.all(10 * TIMEOUT);
                            if (!more.isEmpty()) {
                                throw Failure.of("your sender does not give up", "你的发送方没有放弃")
                                        .expected("DATA 0, %d times".formatted(FEW))
                                        .got("%d more".formatted(more.size()))
                                        .mistake(RETRIES_FOR_EVER);
                            }
                        })
                .mustGiveUp(
                        true, "nobody has answered, and your sender returned", "没有人回答，你的发送方却正常返回了");
    }

    /// Expects the same packet so many times, one after each timeout.
    private static void expectEvery(long millis, int times, int number, TestEnd receiver) {
        receiver.expectData(number, 2 * TIMEOUT);
        for (int i = 2; i <= times; i++) {
            long before = receiver.clockMillis();
            if (receiver.next(2 * millis).isEmpty()) {
                throw Failure.of(
                                new Text(
                                                "your sender sent DATA %d %d times, and then no"
                                                        + " more",
                                                "你的发送方把 DATA %d 发了 %d 次，就不再发了")
                                        .formatted(number, i - 1))
                        .mistake(TIMER_RESTARTS_NEVER);
            }
            long waited = receiver.clockMillis() - before;
            if (waited != millis) {
                throw Failure.of("your sender sent again at the wrong time", "你的发送方再次发送的时间不对")
                        .expected(millis + " ms after the last time")
                        .got(waited + " ms")
                        .mistake(
                                i > 2 && waited < millis
                                        ? Optional.of(TIMER_RESTARTS_NEVER)
                                        : Optional.empty());
            }
        }
    }

    @Test
    @Points(1)
    @Zh("旧的或损坏的 ACK：既不当作确认，也不因此重发")
    void an_old_or_damaged_ACK_neither_counts_nor_makes_it_send_again() throws Exception {
        send(
                        Bytes.patterned(2 * Packet.MAX_PAYLOAD_BYTES),
                        Simulation.TIMING,
                        receiver -> {
                            receiver.expectData(0, TIMEOUT);
                            receiver.ack(1);
                            receiver.expectData(1, TIMEOUT);
                            receiver.ack(1); // once more: the network has doubled it
                            receiver.ack(1);
                            mustStay(receiver, BELIEVES_OLD_ACK);
                            byte[] damaged = TestPacket.ack(1);
                            damaged[4] ^= 1; // now it reads ACK 0
                            receiver.send(damaged);
                            receiver.send(new byte[] {1, 2, 3});
                            mustStay(receiver, ACKS_CORRUPT);
                            receiver.expectData(1, TIMEOUT);
                            receiver.ack(0);
                            receiver.expectData(0, TIMEOUT);
                            receiver.ack(1);
                        })
                .mustReturn();
    }

    /// Nothing is to be sent for now: not the next packet, and not the last one again.
    private static void mustStay(TestEnd receiver, Mistake ifNext) {
        receiver.next(TIMEOUT / 3)
                .ifPresent(packet -> {
                    throw Failure.of(
                                    "your sender sends although its timer still runs",
                                    "定时器还没到时，你的发送方就又发了")
                            .expected("nothing")
                            .got(packet.toString())
                            .mistake(packet.number() == 1 ? RESENDS_TOO_SOON : ifNext);
                });
    }
}
