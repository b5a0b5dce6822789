package lesson07;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.EXCEPTION_KILLS_SERVER;

import handshake.support.Bytes;
import handshake.support.ChunkedInputStream;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Unexpected;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

@Step(1)
final class RequestsProperties {
    private static final String GET = "GET ";

    @Property(tries = 400)
    @Points(1)
    @Zh("任何一行都是请求：GET 后面的整个部分是名字，其余的都是未知请求")
    void any_line_is_a_request(@ForAll("lines") String line, @ForAll("pieces") List<Integer> pieces)
            throws IOException {
        // What is behind the line is the next request; reading one is not to take it along.
        var in = new Delivery(Bytes.utf8(line + "\nGET next\n"), pieces, false).open();
        Optional<Request> expected =
                Optional.of(
                        line.startsWith(GET)
                                ? new Request.Get(line.substring(GET.length()))
                                : new Request.Unknown(line));
        expect(expected, in, line);
        expect(Optional.of(new Request.Get("next")), in, "GET next");
        expect(Optional.empty(), in, "");
    }

    private static void expect(Optional<Request> expected, ChunkedInputStream in, String line)
            throws IOException {
        Expected.value(expected)
                .otherwise(
                        expected.isEmpty()
                                ? "the stream has ended, and no request is left"
                                : "the line is " + Lookup.shown(line),
                        expected.isEmpty() ? "流已经结束，没有请求了" : "这一行是 " + Lookup.shown(line))
                .clue(BUFFERED_TWICE, got -> got.isEmpty())
                .butGot(read(in, line));
    }

    private static Optional<Request> read(ChunkedInputStream in, String line) throws IOException {
        try {
            return Requests.read(in);
        } catch (UnsupportedOperationException todo) {
            throw todo;
        } catch (RuntimeException e) {
            String shown = Lookup.shown(line);
            throw Unexpected.exception(e)
                    .detail(new Text("the line was " + shown, "这一行是 " + shown))
                    .mistake(EXCEPTION_KILLS_SERVER);
        }
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
