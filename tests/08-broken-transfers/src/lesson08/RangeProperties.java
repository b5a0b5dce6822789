package lesson08;

import static handshake.support.Mistake.APPENDS_WHOLE_FILE;
import static handshake.support.Mistake.RESUMES_AT_WRONG_OFFSET;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.Bytes;
import handshake.support.Deliveries;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.StreamSocket;
import handshake.support.Zh;
import handshake.wire.ladder.Preview;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Arrays;
import java.util.Optional;

@Step(3)
final class RangeProperties {
    private static final String NAME = "a b.txt";

    /// A file, and where it is to be sent from.
    record Rest(byte[] content, int offset) {
        byte[] bytes() {
            return Arrays.copyOfRange(content, offset, content.length);
        }
    }

    @Property(tries = 60)
    @Points(1)
    @Zh("服务器从偏移量开始发送，长度只数这些字节")
    void the_server_sends_what_comes_from_the_offset_on(@ForAll("rests") Rest rest)
            throws Exception {
        byte[] answer = answerOf(rest.bytes());
        byte[] whole = answerOf(rest.content());
        String request = "RANGE " + rest.offset() + " " + NAME + "\n";
        Expected.bytes(answer)
                .otherwise(
                        "not the right answer to RANGE %d for a file of %s"
                                .formatted(rest.offset(), Preview.bytes(rest.content().length)),
                        "文件有 %2$d 字节，对 RANGE %1$d 的回答不对"
                                .formatted(rest.offset(), rest.content().length))
                .clue(APPENDS_WHOLE_FILE, got -> Arrays.equals(got, whole))
                .clue(RESUMES_AT_WRONG_OFFSET, got -> isOtherPiece(got, rest))
                .detail(
                        "OK says how many bytes follow it, not how many the file has",
                        "OK 说的是后面还有多少字节，不是文件一共有多少字节")
                .butGot(reply(rest.content(), request));
    }

    @Example
    @Points(1)
    @Zh("服务器拒绝文件结尾之后的偏移量，然后继续回答")
    void the_server_refuses_an_offset_behind_the_end() throws Exception {
        String requests = "RANGE 6 a b.txt\nRANGE 5 a b.txt\nRANGE 3 nothing.txt\n";
        byte[] content = Bytes.utf8("01234");
        String got = new String(reply(content, requests), UTF_8);
        String[] lines = got.split("\n", -1);
        boolean isRight =
                lines.length == 4
                        && lines[0].startsWith("REFUSED ")
                        && lines[1].equals("OK 0")
                        && lines[2].equals("MISSING")
                        && lines[3].isEmpty();
        if (!isRight) {
            throw Failure.of(
                            "not the right answers to RANGE 6, RANGE 5 and RANGE 3 of a missing"
                                    + " file",
                            "对 RANGE 6、RANGE 5 和对不存在文件的 RANGE 3 的回答不对")
                    .expected("\"REFUSED …\\nOK 0\\nMISSING\\n\", for a file of 5 bytes")
                    .got('"' + got.replace("\n", "\\n") + '"')
                    .mistake(
                            got.contains("01234")
                                    ? Optional.of(APPENDS_WHOLE_FILE)
                                    : Optional.empty());
        }
    }

    private static byte[] reply(byte[] content, String requests) throws Exception {
        try (var root = Folder.open();
                var socket = new StreamSocket(Delivery.whole(Bytes.utf8(requests)))) {
            root.write(NAME, content);
            DownloadServer.serve(socket, root.path());
            return socket.sent();
        }
    }

    private static byte[] answerOf(byte[] body) {
        byte[] line = Bytes.utf8("OK " + body.length + "\n");
        byte[] answer = Arrays.copyOf(line, line.length + body.length);
        System.arraycopy(body, 0, answer, line.length, body.length);
        return answer;
    }

    /// Whether the bytes behind the reply's line are others, that stand elsewhere in the file.
    private static boolean isOtherPiece(byte[] answer, Rest rest) {
        String got = new String(answer, ISO_8859_1);
        String body = got.substring(got.indexOf('\n') + 1);
        return got.startsWith("OK ")
                && !body.equals(new String(rest.bytes(), ISO_8859_1))
                && new String(rest.content(), ISO_8859_1).contains(body);
    }

    @Provide
    Arbitrary<Rest> rests() {
        return Deliveries.textBytes()
                .flatMap(content ->
                        Arbitraries.integers()
                                .between(0, content.length)
                                .map(offset -> new Rest(content, offset)));
    }
}
