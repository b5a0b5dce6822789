package lesson07;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.EXCEPTION_KILLS_SERVER;
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
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;
import java.util.Optional;

@Step(1)
final class RequestsProperties {
    private static final String GET = "GET ";

    @Property(tries = 400)
    @Points(1)
    @Zh("任何一行都是请求：GET 后面的整个部分是名字，其余的都是未知请求")
    void any_line_is_a_request(
            @ForAll("lines") String line, @ForAll("pieces") List<Integer> pieces) {
        // What is behind the line is the next request; reading one is not to take it along.
        byte[] lines = Bytes.utf8(line + "\nGET next\n");
        int lineBytes = Bytes.utf8(line).length + 1;
        var reading =
                Reading.of(new Delivery(lines, pieces, false))
                        .clue(EXCEPTION_KILLS_SERVER, it -> it.threw(RuntimeException.class))
                        .clue(BUFFERED_TWICE, it -> it.in().isReadByBuffer())
                        .clue(READS_PAST_LINE, it -> it.in().bytesRead() > lineBytes);
        reads(reading, line);
        reads(reading, "GET next");
        Expected.value(Optional.<Request>empty())
                .otherwise("the stream has ended, there is no request left", "流已经结束，没有请求了")
                .from(reading)
                .butGot(reading.call(Requests::read));
    }

    private static void reads(Reading reading, String line) {
        Request request =
                line.startsWith(GET)
                        ? new Request.Get(line.substring(GET.length()))
                        : new Request.Unknown(line);
        String shown = Bytes.shown(line);
        Expected.value(Optional.of(request))
                .otherwise("the line is " + shown, "这一行是 " + shown)
                .from(reading)
                .butGot(reading.call(Requests::read));
    }

    /// Requests for all kinds of names, and lines that are no request at all.
    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> names =
                Arbitraries.strings()
                        .withCharRange('a', 'e')
                        .withChars(" ./你好é")
                        .ofMinLength(1)
                        .ofMaxLength(30);
        Arbitrary<String> gets = names.map(name -> GET + name);
        Arbitrary<String> others =
                Arbitraries.of("", "GET", "get a.txt", "GETa", " GET a.txt", "PUT a.txt", "a.txt")
                        .edgeCases(it -> it.add("", "GET"));
        Arbitrary<String> later = names.map(name -> "RANGE 5 " + name);
        return Arbitraries.oneOf(gets, names, others, later);
    }

    @Provide
    Arbitrary<List<Integer>> pieces() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5), Arbitraries.integers().between(1, 50))
                .as((few, many) -> List.of(few, many));
    }
}
