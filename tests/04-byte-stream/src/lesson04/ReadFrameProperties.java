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

import java.io.EOFException;
import java.util.Arrays;
import java.util.Optional;

@Step(4)
final class ReadFrameProperties {

    @Property
    @Points(1)
    @Zh("一帧无论分成怎样的块到达，都原样读出，后面的留在流中")
    void a_frame_in_any_pieces_comes_back_and_what_follows_stays(
            @ForAll("frames") Delivery frame, @ForAll("following") byte[] following) {
        int length = frame.bytes().length;
        Delivery delivery = frame.followedBy(following);
        Reading reading = Taking.first(length, delivery);
        Optional<byte[]> got = reading.call(Frames::read);
        Taking.leavesTheRest(length, delivery, reading);
        if (got.isEmpty()) {
            throw reading.failure(
                    "your code says that the stream ended where a frame came", "到达了一帧，你的代码却说流已经结束");
        }
        byte[] payload = Arrays.copyOfRange(frame.bytes(), Framed.HEADER_BYTES, length);
        Expected.bytes(payload)
                .otherwise("the payload is another", "内容不对")
                .from(reading)
                .clue(IGNORES_COUNT, it -> it.length >= payload.length)
                .butGot(got.get());
    }

    @Property
    @Points(1)
    @Zh("流在一帧之前结束：没有帧；在一帧之中结束：EOFException")
    void no_frame_where_the_stream_ends_before_it_and_an_EOFException_where_it_ends_inside(
            @ForAll("frames") Delivery frame, @ForAll("cuts") int cut) {
        int whole = frame.bytes().length;
        Delivery delivery = frame.cutAt(cut % whole);
        Reading reading = Taking.first(whole, delivery).clue(EOF_IS_A_BYTE, Taking::usesMinusOne);
        if (cut % whole > 0) {
            reading.exception(EOFException.class, Frames::read);
            return;
        }
        Optional<byte[]> got = reading.call(Frames::read);
        if (got.isPresent()) {
            throw reading.failure(
                            "your code found a frame where the stream ended", "流已经结束，你的代码却读出了一帧")
                    .expected("Optional.empty")
                    .got("a frame of " + got.get().length + " bytes");
        }
    }

    @Provide
    Arbitrary<Delivery> frames() {
        var payloads = Arbitraries.oneOf(Deliveries.textBytes(), Deliveries.anyBytes(1000));
        return Deliveries.of(payloads.map(Framed::frame));
    }

    @Provide
    Arbitrary<byte[]> following() {
        return Deliveries.textBytes();
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, 1000);
    }
}
