package lesson04;

import static handshake.support.Mistake.EOF_IS_A_BYTE;
import static handshake.support.Mistake.IGNORES_COUNT;

import handshake.support.Deliveries;
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
import net.jqwik.api.domains.Domain;

import java.io.EOFException;

@Step(1)
@Domain(Deliveries.class)
final class ReadFullyProperties {

    @Property
    @Points(2)
    @Zh("任何字节，无论分成怎样的块到达，都原样读出")
    void any_bytes_in_any_pieces_come_back(@ForAll Delivery delivery) {
        int length = delivery.bytes().length;
        Reading reading = Taking.first(length, delivery);
        byte[] got = reading.call(in -> ByteStreams.readFully(in, length));
        Expected.bytes(delivery.bytes())
                .otherwise("readFully returned other bytes", "readFully 返回了别的字节")
                .from(reading)
                .clue(IGNORES_COUNT, it -> it.length >= length)
                .butGot(got);
    }

    @Property
    @Points(1)
    @Zh("后面的字节留在流中")
    void leaves_what_follows_in_the_stream(
            @ForAll Delivery delivery, @ForAll("following") byte[] following) {
        int length = delivery.bytes().length;
        Delivery all = delivery.followedBy(following);
        Reading reading = Taking.first(length, all);
        reading.call(in -> ByteStreams.readFully(in, length));
        Taking.leavesTheRest(length, all, reading);
    }

    @Property
    @Points(1)
    @Zh("流提前结束时抛出 EOFException，并说明收到了多少字节")
    void a_stream_that_ends_early_is_an_EOFException_that_says_how_many_bytes_came(
            @ForAll Delivery delivery, @ForAll("missing") int missing) {
        int came = delivery.bytes().length;
        int length = came + missing;
        Reading reading = Taking.first(length, delivery).clue(EOF_IS_A_BYTE, Taking::usesMinusOne);
        EOFException e =
                reading.exception(EOFException.class, in -> ByteStreams.readFully(in, length));
        if (!hasNumber(came, String.valueOf(e.getMessage()))) {
            throw reading.failure(
                            "the EOFException does not say how many bytes came",
                            "EOFException 没有说明收到了多少字节")
                    .expected("a message with the number " + came)
                    .got(e.getMessage() == null ? "no message" : '"' + e.getMessage() + '"');
        }
    }

    @Provide
    Arbitrary<byte[]> following() {
        return Deliveries.textBytes();
    }

    @Provide
    Arbitrary<Integer> missing() {
        return Arbitraries.integers().between(1, 100);
    }

    private static boolean hasNumber(int number, String message) {
        return message.matches("(?s)(.*\\D)?" + number + "(\\D.*)?");
    }
}
