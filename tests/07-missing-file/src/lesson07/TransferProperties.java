package lesson07;

import static handshake.support.Mistake.ERROR_TEXT_IN_FILE;
import static handshake.support.Mistake.IGNORES_COUNT;
import static handshake.support.Mistake.SINGLE_READ;

import handshake.support.Bytes;
import handshake.support.Deliveries;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Reading;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;
import handshake.wire.ladder.Preview;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

@Step(4)
@Domain(Deliveries.class)
@Domain(net.jqwik.api.domains.DomainContext.Global.class)
final class TransferProperties {
    private static final byte[] NEXT_ANSWER = Bytes.utf8("MISSING\n");

    @Property(tries = 400)
    @Points(1)
    @Zh("正好复制这么多字节，后面的留在流里")
    void copies_exactly_as_many_bytes_and_leaves_the_rest(@ForAll Delivery delivery)
            throws Exception {
        byte[] body = delivery.bytes();
        byte[] all = Arrays.copyOf(body, body.length + NEXT_ANSWER.length);
        System.arraycopy(NEXT_ANSWER, 0, all, body.length, NEXT_ANSWER.length);
        var whole = new Delivery(all, delivery.pieceBytes(), false);
        var in = whole.open();
        var out = new ByteArrayOutputStream();
        List<Long> told = new ArrayList<>();

        Transfer.copy(in, out, body.length, told::add);

        Expected.bytes(body)
                .otherwise("what is copied is not the body", "复制的不是正文")
                .clue(ERROR_TEXT_IN_FILE, got -> got.length > body.length && isBeginning(got, all))
                .clue(IGNORES_COUNT, got -> got.length > body.length)
                .clue(SINGLE_READ, got -> Bytes.isCutOff(got, body))
                .when(whole)
                .butGot(out.toByteArray());
        Expected.value(body.length)
                .otherwise(
                        "what follows the body is the next answer's; bytes taken from the stream:",
                        "正文后面的字节属于下一个回答；从流里取走的字节数：")
                .clue(ERROR_TEXT_IN_FILE, got -> got > body.length)
                .when(whole)
                .butGot(in.bytesRead());
        if (body.length > 0) {
            Expected.value((long) body.length)
                    .otherwise("what progress is told last", "progress 最后得知的字节数")
                    .butGot(told.isEmpty() ? -1 : told.getLast());
        }
    }

    private static boolean isBeginning(byte[] part, byte[] whole) {
        return part.length <= whole.length
                && Arrays.equals(part, 0, part.length, whole, 0, part.length);
    }

    @Property(tries = 200)
    @Points(1)
    @Zh("流提前结束引起 EOFException，长度可以超过 2 GiB")
    void a_stream_that_ends_too_early_is_an_EOFException(
            @ForAll Delivery delivery, @ForAll @IntRange(min = 1, max = 1000) int missing)
            throws Exception {
        byte[] came = delivery.bytes();
        // Also where an int would overflow: 4 GiB and as many bytes as come are not those bytes.
        for (long length : new long[] {came.length + missing, came.length + (1L << 32)}) {
            var out = new ByteArrayOutputStream();
            var reading =
                    Reading.of(delivery)
                            .clue(IGNORES_COUNT, _ -> out.size() > came.length)
                            .clue(SINGLE_READ, it -> isShort(length) && it.in().readsAtEnd() == 0);
            EOFException end = endOf(reading, out, length);
            Expected.bytes(came)
                    .otherwise("what came before the end is to be written", "结束之前到达的字节应当写下")
                    .from(reading)
                    .butGot(out.toByteArray());
            Expected.value(true)
                    .otherwise(
                            "the message does not say that %d bytes came: %s"
                                    .formatted(came.length, end.getMessage()),
                            "异常信息没有说到达了 %d 字节：%s".formatted(came.length, end.getMessage()))
                    .butGot(String.valueOf(end.getMessage()).contains("" + came.length));
        }
    }

    private static boolean isShort(long length) {
        return length < Integer.MAX_VALUE;
    }

    private static EOFException endOf(Reading reading, ByteArrayOutputStream out, long length) {
        try {
            return reading.exception(
                    EOFException.class,
                    in -> {
                        Transfer.copy(in, out, length, Progress.NONE);
                        return null;
                    });
        } catch (Failure e) {
            String bytes = Preview.grouped(length);
            throw e.detail(new Text("the length was " + bytes + " bytes", "长度是 " + bytes + " 字节"));
        }
    }
}
