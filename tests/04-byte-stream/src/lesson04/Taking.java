package lesson04;

import static handshake.support.Mistake.BUFFERED_TWICE;
import static handshake.support.Mistake.EOF_IS_A_BYTE;
import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.TRUSTS_AVAILABLE;

import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Reading;
import handshake.support.Text;
import handshake.wire.ladder.Preview;

import java.io.EOFException;
import java.util.Arrays;
import java.util.Optional;

/// A student's code is to take the first bytes of a stream, all of them and those only.
final class Taking {
    private Taking() {}

    /// A reading of `delivery` that should take its first `wanted` bytes.
    static Reading first(int wanted, Delivery delivery) {
        return Reading.of(delivery)
                .clue(TRUSTS_AVAILABLE, it -> tooFew(it, wanted) && it.in().timesAvailable() > 0)
                .clue(BUFFERED_TWICE, it -> tooMany(it, wanted) && it.in().isReadByBuffer())
                .clue(EOF_IS_A_BYTE, it -> takes0xFFForTheEnd(it, delivery))
                .clue(SINGLE_READ, it -> tooFew(it, wanted) && stopsAfterOnePiece(it));
    }

    /// Checks that exactly the first `wanted` bytes have been taken.
    static void leavesTheRest(int wanted, Delivery delivery, Reading reading) {
        byte[] all = delivery.bytes();
        int taken = reading.in().bytesRead();
        Expected.bytes(Arrays.copyOfRange(all, wanted, all.length))
                .otherwise("what is left in the stream is not what follows", "流中剩下的不是后面的内容")
                .detail(() ->
                        new Text(
                                "your code was to take %s, and took %d"
                                        .formatted(Preview.bytes(wanted), taken),
                                "你的代码应当取走 %d 个字节，实际取走了 %d 个".formatted(wanted, taken)))
                .from(reading)
                .butGot(Arrays.copyOfRange(all, taken, all.length));
    }

    static boolean tooMany(Reading reading, int wanted) {
        return reading.in().bytesRead() > wanted;
    }

    /// Whether it met the end of the stream and went on as if -1 were a byte, or a count.
    static boolean usesMinusOne(Reading reading) {
        int atEnd = reading.in().readsAtEnd();
        return atEnd > 1
                || atEnd == 1 && reading.threw(IndexOutOfBoundsException.class)
                || atEnd == 1 && returnedBytes(reading).filter(Taking::ends0xFF).isPresent();
    }

    private static Optional<byte[]> returnedBytes(Reading reading) {
        return reading.returned(Optional.class)
                .flatMap(it -> it)
                .or(() -> reading.returned(byte[].class))
                .filter(byte[].class::isInstance)
                .map(byte[].class::cast);
    }

    private static boolean ends0xFF(byte[] bytes) {
        return bytes.length > 0 && bytes[bytes.length - 1] == (byte) 0xff;
    }

    private static boolean tooFew(Reading reading, int wanted) {
        return reading.in().bytesRead() < wanted && !reading.threw(RuntimeException.class);
    }

    /// Whether it says that the stream ended though it never met the end, but a byte 0xFF: cast to
    /// `byte`, they are both -1.
    private static boolean takes0xFFForTheEnd(Reading reading, Delivery delivery) {
        int count = reading.in().bytesRead();
        return reading.threw(EOFException.class)
                && reading.in().readsAtEnd() == 0
                && !reading.in().isLastReadShort()
                && count > 0
                && delivery.bytes()[count - 1] == (byte) 0xff;
    }

    private static boolean stopsAfterOnePiece(Reading reading) {
        return reading.in().isLastReadShort()
                && reading.in().readsAtEnd() == 0
                && !reading.in().isReadByBuffer();
    }
}
