package lesson04;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.TRUSTS_LENGTH;
import static handshake.support.PeerAction.close;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.send;
import static handshake.support.PeerAction.sendInChunks;
import static handshake.support.ScriptedPeer.HOST;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Reading;
import handshake.support.Received;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;
import handshake.wire.ladder.Preview;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

@Step(4)
final class ReadFrameTest {

    @Test
    @Points(2)
    @Zh("负的或超过 1 MiB 的长度，在分配内存之前就拒绝")
    void refuses_a_negative_length_and_one_above_1_MiB_before_it_allocates() {
        refuses(Framed.MAX_PAYLOAD_BYTES + 1);
        refuses(Integer.MAX_VALUE);
        refuses(-1);
        refuses(Integer.MIN_VALUE);

        byte[] largest = Bytes.patterned(Framed.MAX_PAYLOAD_BYTES);
        Reading reading = Reading.of(Delivery.whole(Framed.frame(largest)));
        Expected.bytes(largest)
                .otherwise(
                        "a frame of 1 MiB, which is allowed, came out wrong", "1 MiB 的帧是允许的，读出来却不对")
                .butGot(reading.call(Frames::read).orElse(null));
    }

    private static void refuses(int length) {
        Reading reading =
                Reading.of(Delivery.whole(Framed.frame(length, Bytes.utf8("some bytes"))))
                        .clue(BUFFERED_TWICE, it -> it.in().isReadByBuffer())
                        .clue(TRUSTS_LENGTH, ReadFrameTest::usesTheLength);
        try {
            reading.exception(IOException.class, Frames::read);
            if (reading.in().bytesRead() > Framed.HEADER_BYTES) {
                throw reading.failure(
                        "your code reads on behind a length that it is to refuse",
                        "长度应当拒绝，你的代码却还往后读");
            }
        } catch (Failure e) {
            String shown = Preview.grouped(length);
            throw e.detail(new Text("the length says " + shown, "长度写的是 " + shown));
        }
    }

    /// Whether it allocated or read what the length says. An exception that the JDK throws at a
    /// length below zero is not a refusal of its own.
    private static boolean usesTheLength(Reading reading) {
        return reading.in().bytesRead() > Framed.HEADER_BYTES
                || reading.threw(OutOfMemoryError.class)
                || reading.threw(NegativeArraySizeException.class)
                || reading.threw(IndexOutOfBoundsException.class)
                || reading.thrown().filter(ReadFrameTest::isThrownByTheJdk).isPresent();
    }

    private static boolean isThrownByTheJdk(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("java.");
    }

    @Test
    @Points(1)
    @Zh("帧一到就返回，不等后面的字节；连接关闭后没有帧")
    void returns_each_frame_as_soon_as_it_is_complete_and_none_once_the_connection_is_closed()
            throws Exception {
        List<String> got = new CopyOnWriteArrayList<>();
        PeerAction answer =
                expect("ok")
                        .otherwise(
                                BUFFERED_TWICE,
                                it -> it.ending() == Received.Ending.SILENCE && got.size() == 1);
        byte[] two = Framed.frames(Bytes.utf8("ping"), Bytes.utf8("你好"));
        byte[] third = Framed.frame(Bytes.utf8("bye"));
        try (var peer = ScriptedPeer.server(send(two), answer, sendInChunks(third, 3), close())) {
            peer.talkTo(() -> {
                try (var socket = new Socket(HOST, peer.port())) {
                    InputStream in = socket.getInputStream();
                    got.add(shown(Frames.read(in)));
                    got.add(shown(Frames.read(in)));
                    socket.getOutputStream().write(Bytes.utf8("ok"));
                    got.add(shown(Frames.read(in)));
                    got.add(shown(Frames.read(in)));
                }
            });
            Expected.value(List.of("ping", "你好", "bye", "Optional.empty")).in(peer).butGot(got);
        }
    }

    private static String shown(Optional<byte[]> payload) {
        return payload.map(it -> new String(it, UTF_8)).orElse("Optional.empty");
    }
}
