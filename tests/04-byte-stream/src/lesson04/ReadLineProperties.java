package lesson04;

import static handshake.support.Mistake.DECODES_PER_CHUNK;
import static handshake.support.Mistake.EOF_IS_A_BYTE;
import static handshake.support.Mistake.READS_PAST_LINE;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.Bytes;
import handshake.support.Deliveries;
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
import net.jqwik.api.domains.Domain;

import java.io.EOFException;
import java.util.Optional;

@Step(2)
@Domain(Deliveries.class)
final class ReadLineProperties {
    private static final int MAX_BYTES = 4096;
    private static final char REPLACEMENT = '\uFFFD';

    @Property
    @Points(2)
    @Zh("一行无论分成怎样的块到达，都原样读出")
    void a_line_in_any_pieces_comes_back(@ForAll("lines") Delivery delivery) {
        String line = new String(delivery.bytes(), UTF_8).replaceFirst("\r?\n$", "");
        Reading reading = Taking.first(delivery.bytes().length, delivery);
        Optional<String> got = reading.call(in -> ByteStreams.readLine(in, MAX_BYTES));
        if (got.isEmpty()) {
            throw reading.failure(
                            "your code says that the stream ended where a line came",
                            "到达了一行，你的代码却说流已经结束")
                    .expected('"' + line + '"')
                    .got("Optional.empty");
        }
        Expected.text(line)
                .otherwise("readLine returned another line", "readLine 返回了另一行")
                .from(reading)
                .clue(DECODES_PER_CHUNK, it -> isDecodedInParts(line, it))
                .butGot(got.get());
    }

    @Property
    @Points(1)
    @Zh("后面的行留在流中")
    void leaves_the_next_line_in_the_stream(
            @ForAll("lines") Delivery line, @ForAll("lines") Delivery next) {
        int length = line.bytes().length;
        Delivery both = line.followedBy(next.bytes());
        Reading reading =
                Taking.first(length, both).clue(READS_PAST_LINE, it -> Taking.tooMany(it, length));
        reading.call(in -> ByteStreams.readLine(in, MAX_BYTES));
        Taking.leavesTheRest(length, both, reading);
    }

    @Property
    @Points(1)
    @Zh("流在一行之前结束：没有行；在一行之中结束：EOFException")
    void no_line_where_the_stream_ends_before_it_and_an_EOFException_where_it_ends_inside(
            @ForAll("lines") Delivery line, @ForAll("cuts") int cut) {
        int whole = line.bytes().length;
        Delivery delivery = line.cutAt(cut % whole);
        Reading reading = Taking.first(whole, delivery).clue(EOF_IS_A_BYTE, Taking::usesMinusOne);
        if (cut % whole > 0) {
            reading.exception(EOFException.class, in -> ByteStreams.readLine(in, MAX_BYTES));
        } else {
            reading.call(in -> ByteStreams.readLine(in, MAX_BYTES))
                    .ifPresent(it -> {
                        throw reading.failure(
                                        "your code found a line where the stream ended",
                                        "流已经结束，你的代码却读出了一行")
                                .expected("Optional.empty")
                                .got('"' + it + '"');
                    });
        }
    }

    @Provide
    Arbitrary<Delivery> lines() {
        Arbitrary<byte[]> lines =
                Combinators.combine(Deliveries.textBytes(), Arbitraries.of("\n", "\r\n"))
                        .as((text, end) ->
                                Delivery.whole(text).followedBy(Bytes.utf8(end)).bytes());
        return Deliveries.of(lines);
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, 1000);
    }

    /// Whether `got` is what becomes of `line` when its bytes are decoded one by one, or in pieces.
    private static boolean isDecodedInParts(String line, String got) {
        return got.equals(new String(Bytes.utf8(line), ISO_8859_1))
                || got.indexOf(REPLACEMENT) >= 0;
    }
}
