package lesson04;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.READS_PAST_LINE;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.send;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Reading;
import handshake.support.Received;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

@Step(2)
final class ReadLineTest {
    private static final int MAX_BYTES = 100;

    @Test
    @Points(1)
    @Zh("行太长就拒绝，而不是读完再说")
    void refuses_a_line_that_is_too_long_without_reading_all_of_it() throws Exception {
        String longest = "x".repeat(MAX_BYTES);
        Reading allowed = Reading.of(Delivery.whole(Bytes.utf8(longest + "\n")));
        Expected.value(Optional.of(longest))
                .otherwise(
                        "a line of as many bytes as it may have was not returned",
                        "长度恰好等于上限的一行没有返回")
                .from(allowed)
                .butGot(allowed.call(in -> ByteStreams.readLine(in, MAX_BYTES)));

        Reading tooLong =
                Reading.of(Delivery.whole(Bytes.utf8("x".repeat(100_000))))
                        .clue(BUFFERED_TWICE, it -> it.in().isReadByBuffer());
        tooLong.exception(IOException.class, in -> ByteStreams.readLine(in, MAX_BYTES));
        int taken = tooLong.in().bytesRead();
        if (taken > MAX_BYTES + 1) {
            throw tooLong.failure(
                            "your code reads on although the line is already too long",
                            "行已经太长，你的代码还在读")
                    .expected("at most " + (MAX_BYTES + 1) + " bytes read")
                    .got(taken + " bytes read");
        }
    }

    @Test
    @Points(1)
    @Zh("行一到就返回，不等后面的字节")
    void returns_the_line_as_soon_as_it_is_complete() throws Exception {
        PeerAction name =
                expect("me")
                        .otherwise(READS_PAST_LINE, it -> it.ending() == Received.Ending.SILENCE);
        try (var peer = ScriptedPeer.server(send("who?\r\n"), name, expectEnd())) {
            Optional<String> line =
                    peer.talkTo(() -> {
                        try (var socket = new Socket(HOST, peer.port())) {
                            var got = ByteStreams.readLine(socket.getInputStream(), MAX_BYTES);
                            socket.getOutputStream().write(Bytes.utf8("me"));
                            return got;
                        }
                    });
            Expected.value(Optional.of("who?")).in(peer).butGot(line);
        }
    }
}
