package lesson12;

import static handshake.support.Mistake.DROPS_CARRY;
import static handshake.support.Mistake.SIGNED_BYTES;

import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;

@Step(2)
final class InternetChecksumExamplesTest {
    private static void expect(String hex, String checksum) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        Expected.value(checksum)
                .otherwise("not the checksum of these bytes", "这不是这些字节的校验和")
                .detail("the bytes: " + hex, "字节：" + hex)
                .clue(DROPS_CARRY, it -> it.equals(hex(WrongSums.droppingCarry(bytes))))
                .clue(DROPS_CARRY, it -> it.equals(hex(WrongSums.carryingOnce(bytes))))
                .clue(SIGNED_BYTES, it -> it.equals(hex(WrongSums.signed(bytes))))
                .butGot(hex(InternetChecksum.of(bytes)));
    }

    private static String hex(int checksum) {
        return "0x%04x".formatted(checksum);
    }

    @Test
    @Points(1)
    @Zh("算出例子的校验和：RFC 1071 的、单数个字节的、进位要绕回来的")
    void gives_the_checksums_of_the_examples() {
        expect("45 00", "0xbaff");
        expect("00 01 f2 03 f4 f5 f6 f7", "0x220d"); // RFC 1071 §3
        expect("01 02 03", "0xfbfd"); // as if 01 02 03 00
        expect("80 00 80 00", "0xfffe"); // the sum is 0x10000: the carry comes round
        expect("ff ff 00 01", "0xfffe");
        expect("ff ff ff ff 00 01", "0xfffe"); // it comes round, and then once more
        expect("ff 80", "0x007f");
        expect("", "0xffff");
    }
}
