package lesson12;

import static handshake.support.Mistake.DROPS_CARRY;
import static handshake.support.Mistake.SIGNED_BYTES;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Arrays;

@Step(2)
final class InternetChecksumProperties {

    @Property(tries = 300)
    @Points(1)
    @Zh("任何字节的校验和都对；把它放进去，和就成了 0；错一个比特总能看出来")
    void finds_every_single_wrong_bit_in_any_bytes(
            @ForAll("contents") byte[] content, @ForAll("places") int place) {
        int checksum = InternetChecksum.of(content);
        Expected.value(TestPacket.checksum(content))
                .otherwise("not the checksum of these bytes", "这不是这些字节的校验和")
                .detail("the bytes: " + Bytes.shown(content), "字节：" + Bytes.shown(content))
                .clue(DROPS_CARRY, it -> it == WrongSums.droppingCarry(content))
                .clue(DROPS_CARRY, it -> it == WrongSums.carryingOnce(content))
                .clue(SIGNED_BYTES, it -> it == WrongSums.signed(content))
                .butGot(checksum);

        byte[] even = Arrays.copyOf(content, content.length + content.length % 2);
        byte[] sent = Arrays.copyOf(even, even.length + 2);
        sent[even.length] = (byte) (checksum >>> Byte.SIZE);
        sent[even.length + 1] = (byte) checksum;
        Expected.value(0)
                .otherwise(
                        "bytes that hold their own checksum must have the checksum 0",
                        "字节里已经含有自己的校验和时，再算应得 0")
                .butGot(InternetChecksum.of(sent));

        int bit = place % (Byte.SIZE * sent.length);
        sent[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        if (InternetChecksum.of(sent) == 0) {
            throw Failure.of("a wrong bit is not noticed", "错了一个比特却没有发现")
                    .detail(
                            new Text("bit %d of byte %d", "第 %2$d 个字节的第 %1$d 个比特")
                                    .formatted(bit % Byte.SIZE, bit / Byte.SIZE));
        }
    }

    @Provide
    Arbitrary<byte[]> contents() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(1500);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 20_000);
    }
}
