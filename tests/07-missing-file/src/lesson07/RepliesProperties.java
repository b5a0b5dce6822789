package lesson07;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.READS_PAST_LINE;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.util.List;

@Step(2)
final class RepliesProperties {
    private static final byte[] BODY = Bytes.utf8("the body that follows");

    @Property(tries = 300)
    @Points(1)
    @Zh("读出的正是写下的回答，而且一个字节的正文也没有碰")
    void reads_any_reply_and_leaves_what_follows(
            @ForAll("replies") Reply reply, @ForAll("pieces") List<Integer> pieces)
            throws IOException {
        byte[] line = Bytes.utf8(line(reply));
        var all = new java.io.ByteArrayOutputStream();
        all.writeBytes(line);
        all.writeBytes(BODY);
        var delivery = new Delivery(all.toByteArray(), pieces, false);
        var in = delivery.open();
        Expected.value(reply)
                .otherwise(
                        "the server sent " + Lookup.shown(line(reply)),
                        "服务器发来的是 " + Lookup.shown(line(reply)))
                .when(delivery)
                .butGot(Replies.read(in));
        Expected.value(line.length)
                .otherwise(
                        "read() is to take the line and no byte of what follows; bytes taken:",
                        "read() 只能取走这一行，后面的一个字节也不能碰；取走的字节数：")
                .clue(READS_PAST_LINE, got -> got > line.length && got < line.length + 10)
                .clue(BUFFERED_TWICE, got -> got > line.length)
                .butGot(in.bytesRead());
    }

    private static String line(Reply reply) {
        return switch (reply) {
            case Reply.Ok(long length) -> "OK " + length + "\n";
            case Reply.Missing() -> "MISSING\n";
            case Reply.Refused(String reason) -> "REFUSED " + reason + "\n";
        };
    }

    @Provide
    Arbitrary<Reply> replies() {
        Arbitrary<Reply> ok =
                Arbitraries.longs().between(0, 999_999_999_999_999_999L).map(Reply.Ok::new);
        Arbitrary<Reply> refused =
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withChars(" :你好")
                        .ofMinLength(1)
                        .ofMaxLength(30)
                        .map(Reply.Refused::new);
        return Arbitraries.oneOf(ok, refused, Arbitraries.just(new Reply.Missing()));
    }

    @Provide
    Arbitrary<List<Integer>> pieces() {
        return Arbitraries.integers().between(1, 30).list().ofMinSize(1).ofMaxSize(3);
    }
}
