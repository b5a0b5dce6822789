package lesson10;

import static handshake.support.Mistake.IGNORES_COUNT;
import static handshake.support.Mistake.SHORT_IS_SUCCESS;
import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.WHOLE_FILE_IN_MEMORY;

import handshake.support.Bytes;
import handshake.support.Deliveries;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.LittleMemory;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Zh;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import java.io.EOFException;

@Step(3)
@Domain(Deliveries.class)
@Domain(DomainContext.Global.class)
final class ReceivingProperties {
    @Property
    @Points(1)
    @Zh("不管怎样分块到达，都一字节不差地写出")
    void writes_what_arrives_in_whatever_pieces(
            @ForAll Delivery delivery, @ForAll @IntRange(min = 1, max = 700) int roomBytes)
            throws Exception {
        byte[] behind = Bytes.utf8("OK 64\n");
        var in = new PieceChannel(delivery.followedBy(behind));
        var out = new NarrowChannel(roomBytes);
        int length = delivery.bytes().length;
        Receiving.receive(in, length, out, Progress.NONE);
        byte[] got = out.taken();
        Expected.bytes(delivery.bytes())
                .when(delivery)
                .detail(
                        "the file takes %d bytes at a time".formatted(roomBytes),
                        "文件一次只接收 %d 个字节".formatted(roomBytes))
                .clue(SINGLE_READ, _ -> in.reads() == 1 && in.given() < length)
                .clue(IGNORES_COUNT, it -> it.length < in.given())
                .butGot(got);
        Expected.value(length)
                .otherwise("bytes were read that belong to the next answer", "读走了属于下一个回答的字节")
                .butGot(in.given());
    }

    @Property
    @Points(1)
    @Zh("提前结束是错误，已到的字节要保留")
    void a_stream_that_ends_early_is_an_error_and_what_came_is_written(
            @ForAll Delivery delivery, @ForAll @IntRange(min = 1, max = 500) int missing)
            throws Exception {
        var out = new NarrowChannel(Integer.MAX_VALUE);
        int length = delivery.bytes().length + missing;
        try {
            Thrown.exception(
                    EOFException.class,
                    () ->
                            Receiving.receive(
                                    new PieceChannel(delivery), length, out, Progress.NONE));
        } catch (Failure e) {
            throw e.mistake(SHORT_IS_SUCCESS);
        }
        Expected.bytes(delivery.bytes())
                .otherwise("what came before the end is not written", "结束之前到达的字节没有写出")
                .when(delivery)
                .butGot(out.taken());
    }

    @Example
    @Points(1)
    @Zh("大文件：缓冲区大小固定，每块之后报告进度")
    void a_large_file_goes_through_a_buffer_and_progress_is_told() throws Exception {
        long length = 192L << 20;
        var in = new EndlessChannel();
        var out = new CountingChannel();
        var last = new long[1];
        LittleMemory.run(
                WHOLE_FILE_IN_MEMORY,
                () ->
                        Receiving.receive(
                                in,
                                length,
                                out,
                                bytes -> {
                                    if (bytes < last[0]) {
                                        throw Failure.of("progress went back", "进度倒退了");
                                    }
                                    last[0] = bytes;
                                }));
        Expected.value(length).clue(SINGLE_READ, _ -> in.reads() == 1).butGot(out.taken());
        Expected.value(length)
                .otherwise("progress did not end at the number of bytes", "进度没有停在总字节数上")
                .butGot(last[0]);
    }
}
