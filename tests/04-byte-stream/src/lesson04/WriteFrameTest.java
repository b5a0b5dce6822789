package lesson04;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.TRUSTS_LENGTH;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.send;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.net.Socket;

@Step(3)
final class WriteFrameTest {

    @Test
    @Points(1)
    @Zh("连接上的帧一个接一个，连接保持打开")
    void frames_go_out_one_behind_the_other_on_a_connection_that_stays_open() throws Exception {
        byte[] first = Bytes.utf8("ping");
        byte[] second = Bytes.utf8("你好");
        PeerAction frames =
                expect(Framed.frames(first, second))
                        .otherwise(BUFFERED_TWICE, it -> it.bytes().length == 0);
        try (var peer = ScriptedPeer.server(frames, send("ok"), expectEnd())) {
            byte[] answer =
                    peer.talkTo(() -> {
                        try (var socket = new Socket(HOST, peer.port())) {
                            Frames.write(socket.getOutputStream(), first);
                            Frames.write(socket.getOutputStream(), second);
                            return socket.getInputStream().readNBytes(2);
                        }
                    });
            Expected.bytes(Bytes.utf8("ok")).in(peer).butGot(answer);
        }
    }

    @Test
    @Points(1)
    @Zh("超过 1 MiB 的内容被拒绝，一个字节也不写")
    void refuses_a_payload_of_more_than_1_MiB_and_writes_nothing() throws Exception {
        var largest = new ByteArrayOutputStream();
        Frames.write(largest, new byte[Framed.MAX_PAYLOAD_BYTES]);
        Expected.value(Framed.HEADER_BYTES + Framed.MAX_PAYLOAD_BYTES)
                .otherwise(
                        "the frame of 1 MiB, which is allowed, has another size",
                        "1 MiB 的帧是允许的，它的大小却不对")
                .butGot(largest.size());

        var out = new ByteArrayOutputStream();
        try {
            Thrown.exception(
                    IllegalArgumentException.class,
                    () -> Frames.write(out, new byte[Framed.MAX_PAYLOAD_BYTES + 1]));
        } catch (Failure e) {
            throw out.size() > 0 ? e.mistake(TRUSTS_LENGTH) : e;
        }
        Expected.value(0)
                .otherwise("bytes were written before the refusal", "拒绝之前已经写出了字节")
                .butGot(out.size());
    }
}
