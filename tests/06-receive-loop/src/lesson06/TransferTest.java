package lesson06;

import static handshake.support.Mistake.ONE_BYTE_AT_A_TIME;
import static handshake.support.Mistake.WHOLE_FILE_IN_MEMORY;

import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.LittleMemory;
import handshake.support.PatternedBytes;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;

final class TransferTest {
    private static final int CHUNK_BYTES = 64 * 1024;

    @Nested
    @Step(1)
    final class Copying {

        @Test
        @Points(1)
        @Zh("每复制一块就报告一次进度")
        void tells_the_progress_after_every_chunk() throws Exception {
            var content = new PatternedBytes(10 * CHUNK_BYTES + 1000);
            var told = new ArrayList<Long>();
            Transfer.copy(content.source(), content.sink(), told::add);
            long before = 0;
            for (long bytes : told) {
                if (bytes <= before || bytes > before + CHUNK_BYTES) {
                    throw Failure.of(
                                    "the progress does not count all bytes, chunk after chunk",
                                    "进度没有一块一块地累计字节数")
                            .expected(
                                    "after %,d bytes: more, by at most %,d"
                                            .formatted(before, CHUNK_BYTES))
                            .got("%,d".formatted(bytes));
                }
                before = bytes;
            }
            Expected.value(content.length())
                    .otherwise(
                            "the last progress told is not the number of bytes copied",
                            "最后一次报告的进度不是复制的字节数")
                    .butGot(before);
        }

        @Test
        @Points(1)
        @Zh("成块搬运，不是一个字节一个字节")
        void moves_many_bytes_at_a_time() throws Exception {
            var content = new PatternedBytes(512 * 1024);
            var source = content.source();
            var sink = content.sink();
            Transfer.copy(source, sink, Progress.NONE);
            sink.mustHaveAll();
            long calls = Math.max(source.reads(), sink.writes());
            long limit = content.length() / 512;
            if (calls > limit) {
                throw Failure.of(
                                "your code moves few bytes at a time: each call costs far more than"
                                        + " a byte",
                                "你的代码每次只搬很少的字节：一次调用的代价远大于搬一个字节")
                        .expected("about 8 reads and 8 writes for 512 KiB")
                        .got("%,d reads and %,d writes".formatted(source.reads(), sink.writes()))
                        .mistake(ONE_BYTE_AT_A_TIME);
            }
        }

        @Test
        @Points(1)
        @Zh("256 MiB 的内容只用很少的内存")
        void copies_256_MiB_with_little_memory() throws Exception {
            var content = new PatternedBytes(256L << 20);
            var sink = content.sink();
            LittleMemory.run(
                    WHOLE_FILE_IN_MEMORY,
                    () -> Transfer.copy(content.source(), sink, Progress.NONE));
            sink.mustHaveAll();
        }

        @Test
        @Points(1)
        @Zh("两个流都不关闭")
        void closes_neither_stream() throws Exception {
            var content = new PatternedBytes(1000);
            var source = content.source();
            var sink = content.sink();
            Transfer.copy(source, sink, Progress.NONE);
            if (source.isClosed() || sink.isClosed()) {
                throw Failure.of(
                        "copy() closed a stream that others opened, and may still need",
                        "copy() 关闭了别人打开的流，别人也许还要用");
            }
        }
    }
}
