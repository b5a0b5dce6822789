package lesson08;

import static handshake.support.Mistake.DELETES_PART;
import static handshake.support.Mistake.RESUMES_AT_WRONG_OFFSET;
import static handshake.support.Mistake.SHORT_IS_SUCCESS;

import handshake.support.Bytes;
import handshake.support.ChunkedInputStream;
import handshake.support.Deliveries;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.util.Arrays;

@Step(2)
final class ReceiveProperties {
    private static final String PART = "a.txt.part";

    /// Bytes as they arrive, and how many the server has promised.
    record Promise(Delivery delivery, int length) {
        byte[] promised() {
            return Arrays.copyOf(delivery.bytes(), length);
        }
    }

    @Property(tries = 60)
    @Points(1)
    @Zh("保存说好的那么多字节，后面的留在流里")
    void saves_what_was_promised_and_leaves_the_rest_in_the_stream(@ForAll("kept") Promise promise)
            throws Exception {
        try (var folder = Folder.open();
                var in = promise.delivery().open()) {
            Fetch.receive(in, promise.length(), folder.path().resolve(PART));
            Expected.bytes(promise.promised())
                    .otherwise("not what was promised is in the part", "部分文件里不是说好的那些字节")
                    .detail(
                            "promised: "
                                    + promise.length()
                                    + " bytes; an empty file is a file, too",
                            "说好的是 " + promise.length() + " 字节；空文件也是文件")
                    .when(promise.delivery())
                    .butGot(folder.read(PART));
            Expected.value(promise.length())
                    .otherwise(
                            "your code read bytes that belong to the next answer",
                            "你的代码读走了属于下一个回答的字节")
                    .detail(
                            "a BufferedInputStream of its own takes more from the stream than it"
                                    + " gives",
                            "自己新建的 BufferedInputStream 从流里拿走的比给出的多")
                    .when(promise.delivery())
                    .butGot(in.bytesRead());
        }
    }

    @Example
    @Points(1)
    @Zh("收到的字节接在已有部分的后面")
    void puts_the_bytes_behind_those_that_are_there() throws Exception {
        try (var folder = Folder.open();
                var in = Delivery.whole(Bytes.utf8("567")).open()) {
            Fetch.receive(in, 3, folder.write(PART, Bytes.utf8("01234")));
            Expected.bytes(Bytes.utf8("01234567"))
                    .otherwise(
                            "the part held \"01234\", and \"567\" came",
                            "部分文件里已有 \"01234\"，又收到 \"567\"")
                    .clue(DELETES_PART, got -> Arrays.equals(got, Bytes.utf8("567")))
                    .clue(RESUMES_AT_WRONG_OFFSET, _ -> true)
                    .butGot(folder.read(PART));
        }
    }

    @Property(tries = 60)
    @Points(1)
    @Zh("没收齐就断开是错误，已收到的部分要留下")
    void fails_when_the_transfer_ends_early_and_keeps_what_came(@ForAll("broken") Promise promise)
            throws Exception {
        keepsWhatCame(promise);
        Delivery delivery = promise.delivery();
        var breaks = new Delivery(delivery.bytes(), delivery.pieceBytes(), true);
        keepsWhatCame(new Promise(breaks, promise.length()));
    }

    private static void keepsWhatCame(Promise promise) throws Exception {
        byte[] came = promise.delivery().bytes();
        try (var folder = Folder.open();
                var in = promise.delivery().open()) {
            mustFail(promise, in, folder);
            Expected.bytes(came)
                    .otherwise(
                            "what came before the break is not in the part", "断开之前收到的字节没有留在部分文件里")
                    .clue(DELETES_PART, got -> Bytes.isCutOff(got, came))
                    .when(promise.delivery())
                    .butGot(orNothing(folder.read(PART)));
        }
    }

    private static void mustFail(Promise promise, ChunkedInputStream in, Folder folder) {
        try {
            Fetch.receive(in, promise.length(), folder.path().resolve(PART));
        } catch (IOException _) {
            return; // as it should be
        }
        throw Failure.of(
                        "your code returned as if all that was promised had come",
                        "你的代码像说好的字节都收齐了那样返回了")
                .expected(
                        "an IOException: %d of %d bytes came"
                                .formatted(promise.delivery().bytes().length, promise.length()))
                .mistake(SHORT_IS_SUCCESS)
                .detail(when(promise.delivery()));
    }

    private static Text when(Delivery delivery) {
        return new Text("when the bytes arrive as " + delivery, "当字节这样到达时：" + delivery);
    }

    private static byte[] orNothing(byte[] contentOrNull) {
        return contentOrNull == null ? new byte[0] : contentOrNull;
    }

    /// All that is promised comes, and perhaps more behind it.
    @Provide
    Arbitrary<Promise> kept() {
        return Deliveries.of(Deliveries.anyBytes(200))
                .flatMap(delivery ->
                        Arbitraries.integers()
                                .between(0, delivery.bytes().length)
                                .map(length -> new Promise(delivery, length)));
    }

    /// Less comes than is promised.
    @Provide
    Arbitrary<Promise> broken() {
        return Combinators.combine(
                        Deliveries.of(Deliveries.textBytes().filter(it -> it.length > 0)),
                        Arbitraries.integers().between(1, 300))
                .as((delivery, lacking) ->
                        new Promise(delivery, delivery.bytes().length + lacking));
    }
}
