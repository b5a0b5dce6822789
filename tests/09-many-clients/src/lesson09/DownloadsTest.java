package lesson09;

import static handshake.support.Mistake.ONE_AT_A_TIME;
import static handshake.support.Mistake.SHARED_BUFFER;
import static handshake.support.Mistake.WHOLE_FILE_IN_MEMORY;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import handshake.support.Body;
import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Unexpected;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class DownloadsTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int LARGE = 300_000;

    @TempDir Path folder;

    @Nested
    @Step(2)
    final class A_slow_reader {

        @Test
        @Points(1)
        @Zh("先承诺长度，再发送正好这么多字节")
        void promises_the_length_and_sends_that_many_bytes() throws Exception {
            for (int length : new int[] {0, 1, 65_536, LARGE}) {
                var out = new ByteArrayOutputStream();
                Downloads.send(file("file", length), out);
                Expected.bytes(reply(length)).butGot(out.toByteArray());
            }
        }

        @Test
        @Points(1)
        @Zh("慢的读者拿到的也是自己的字节，不是别人的")
        void a_slow_reader_gets_its_own_bytes_while_others_are_served() throws Exception {
            int other = LARGE + 1;
            var out =
                    new Slow(() -> {
                        var quick = new ByteArrayOutputStream();
                        Downloads.send(file("other", other), quick);
                        Expected.bytes(reply(other)).butGot(quick.toByteArray());
                    });
            try {
                Downloads.send(file("file", LARGE), out);
            } catch (IllegalStateException
                    | IllegalArgumentException
                    | BufferUnderflowException e) {
                throw Unexpected.exception(e).mistake(SHARED_BUFFER);
            }
            Expected.bytes(reply(LARGE))
                    .otherwise(
                            "while one client read slowly another was served, and the bytes got"
                                    + " mixed",
                            "一个客户端读得慢，同时另一个在接受服务，两者的字节混在了一起")
                    .clue(SHARED_BUFFER, got -> got.length == reply(LARGE).length)
                    .butGot(out.toByteArray());
        }

        @Test
        @Points(1)
        @Zh("慢的读者不会占用整个文件那么大的内存")
        void a_slow_reader_does_not_cost_a_whole_file_of_memory() throws Exception {
            int length = 4 << 20;
            int most = 1 << 20;
            FileChannel content = file("large", length);
            var atFirstBytes = new long[1];
            var out =
                    new Slow(
                            () -> atFirstBytes[0] = content.isOpen() ? content.position() : length);
            Downloads.send(content, out);
            if (atFirstBytes[0] > most) {
                throw Failure.of(
                                "your code had read %,d bytes of the file before it sent the first"
                                        .formatted(atFirstBytes[0]),
                                "发送第一个字节之前，你的代码已经读了文件的 %,d 个字节".formatted(atFirstBytes[0]))
                        .mistake(WHOLE_FILE_IN_MEMORY);
            }
        }

        @Test
        @Points(1)
        @Zh("文件中途变长或变短：不多发，也不假装发完")
        void a_file_that_changes_its_length_does_not_break_the_promise() throws Exception {
            FileChannel growing = file("growing", LARGE);
            var out = new Slow(() -> Files.write(folder.resolve("growing"), new byte[LARGE * 2]));
            Downloads.send(growing, out);
            Expected.value(reply(LARGE).length)
                    .otherwise(
                            "the file became longer while it was sent: the number of bytes sent is"
                                    + " not the one promised",
                            "发送过程中文件变长了：发送的字节数与承诺的不同")
                    .butGot(out.size());

            FileChannel shrinking = file("shrinking", LARGE);
            Body shrink = () -> truncate(folder.resolve("shrinking"));
            Within.time(SOON)
                    .run(() ->
                            Thrown.ioException(() -> Downloads.send(shrinking, new Slow(shrink))));
        }

        private void truncate(Path file) throws IOException {
            try (var channel = FileChannel.open(file, WRITE)) {
                channel.truncate(LARGE / 2);
            }
        }
    }

    private FileChannel file(String name, int length) throws IOException {
        Path file = Files.write(folder.resolve(name), Bytes.patterned(length));
        return FileChannel.open(file, READ);
    }

    private static byte[] reply(int length) {
        var reply = new ByteArrayOutputStream();
        reply.writeBytes(Bytes.utf8("OK " + length + "\n"));
        reply.writeBytes(Bytes.patterned(length));
        return reply.toByteArray();
    }

    /// A client that is slow to take in the first bytes of the content: something else is done
    /// before, on another thread.
    private static final class Slow extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final Body meanwhile;
        private boolean hasReply;
        private boolean isDone;

        Slow(Body meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            boolean hasContent = hasReply && length > 0;
            for (int i = offset; i < offset + length; i++) {
                hasContent |= hasReply;
                hasReply |= bytes[i] == '\n';
            }
            if (hasContent && !isDone) {
                isDone = true;
                doMeanwhile();
            }
            taken.write(bytes, offset, length);
        }

        private void doMeanwhile() throws IOException {
            try {
                Within.time(SOON)
                        .otherwise(
                                ONE_AT_A_TIME,
                                "while one client reads slowly, nothing can be sent to another",
                                "一个客户端读得慢的时候，就不能给另一个发送了")
                        .run(meanwhile);
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        byte[] toByteArray() {
            return taken.toByteArray();
        }

        int size() {
            return taken.size();
        }
    }
}
