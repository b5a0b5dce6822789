package lesson07;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.READS_PAST_LINE;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Reading;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;

@Step(2)
final class RepliesProperties {
    @Property(tries = 300)
    @Points(1)
    @Zh("读出的正是写下的回答，而且一个字节的正文也没有碰")
    void reads_any_reply_and_leaves_what_follows(
            @ForAll("replies") Reply reply, @ForAll("pieces") List<Integer> pieces) {
        byte[] line = Bytes.utf8(line(reply));
        byte[] all = Bytes.utf8(line(reply) + "the body that follows");
        var reading =
                Reading.of(new Delivery(all, pieces, false))
                        .clue(BUFFERED_TWICE, it -> it.in().isReadByBuffer())
                        .clue(READS_PAST_LINE, it -> it.in().bytesRead() > line.length);
        String shown = Bytes.shown(line(reply));
        Expected.value(reply)
                .otherwise("the server sent " + shown, "服务器发来的是 " + shown)
                .from(reading)
                .butGot(reading.call(Replies::read));
        if (reading.in().bytesRead() != line.length) {
            throw reading.failure(
                            "a reply is its line: what follows is not yours to take",
                            "回答就是那一行，后面的字节不该取走")
                    .expected(line.length + " bytes taken from the stream")
                    .got(reading.in().bytesRead() + " bytes");
        }
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
