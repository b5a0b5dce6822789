package lesson10;

import static handshake.support.Mistake.SPINS_AT_EOF;
import static handshake.support.Mistake.SPINS_WHEN_FULL;
import static handshake.support.Mistake.TRANSFERTO_ONCE;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.TransferFile;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

final class SendingTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration FULL = Duration.ofMillis(100);
    private static final int MOST_TRANSFERS_IN_VAIN = 1000;
    private static final int LENGTH = 200_000;
    private static final byte[] CONTENT = Bytes.patterned(LENGTH);

    @TempDir Path folder;

    @Nested
    @Step(1)
    final class Sending_without_copying {

        @Test
        @Points(1)
        @Zh("用 transferTo 发送文件的这一段，不多不少")
        void sends_the_part_it_is_asked_for_with_transferTo() throws Exception {
            for (int[] part : new int[][] {{0, LENGTH}, {0, 0}, {70_000, 1}, {1, LENGTH - 1}}) {
                try (TransferFile file = open()) {
                    mustSend(part[0], part[1], file);
                    if (part[1] > 0 && file.transfers() == 0) {
                        throw Failure.of(
                                "transferTo was not called: the bytes went through your program",
                                "没有调用 transferTo：字节经过了你的程序");
                    }
                }
            }
        }

        @Test
        @Points(1)
        @Zh("transferTo 移动得少，就接着移动")
        void goes_on_when_transferTo_moves_less_than_it_was_asked_to() throws Exception {
            try (TransferFile file = open().movesAtMost(50_000)) {
                mustSend(0, LENGTH, file);
            }
            try (TransferFile file = open().movesAtMost(7_777)) {
                mustSend(30_000, 150_000, file);
            }
        }

        @Test
        @Points(1)
        @Zh("套接字满了就等，不空转")
        void waits_while_there_is_no_room() throws Exception {
            try (TransferFile file = open().isFullFor(FULL)) {
                mustSend(0, LENGTH, file);
                if (file.transfersInVain() > MOST_TRANSFERS_IN_VAIN) {
                    throw Failure.of(
                                    "the socket was full for %d ms, and your code asked %,d times"
                                            .formatted(FULL.toMillis(), file.transfersInVain()),
                                    "套接字满了 %d 毫秒，这期间你的代码问了 %,d 次"
                                            .formatted(FULL.toMillis(), file.transfersInVain()))
                            .mistake(SPINS_WHEN_FULL);
                }
            }
        }

        @Test
        @Points(1)
        @Zh("文件变短了，就报告错误")
        void a_file_that_has_become_shorter_is_an_error() throws Exception {
            try (TransferFile file = open()) {
                Within.time(SOON)
                        .otherwise(
                                SPINS_AT_EOF,
                                "the file is at its end, and your code still goes on after 2 s",
                                "文件已经到头，2 秒后你的代码还在继续")
                        .run(() ->
                                Thrown.ioException(() ->
                                        send(100, LENGTH, file, new ByteArrayOutputStream())));
            }
        }

        private void mustSend(int offset, int length, TransferFile file) throws Exception {
            var sent = new ByteArrayOutputStream();
            Within.time(SOON).run(() -> send(offset, length, file, sent));
            Expected.bytes(Arrays.copyOfRange(CONTENT, offset, offset + length))
                    .clue(TRANSFERTO_ONCE, got -> file.transfers() == 1 && got.length < length)
                    .butGot(sent.toByteArray());
        }

        private void send(int offset, int length, TransferFile file, ByteArrayOutputStream target)
                throws IOException {
            Sending.send(file, offset, length, Channels.newChannel(target));
        }

        private TransferFile open() throws IOException {
            return TransferFile.open(Files.write(folder.resolve("file"), CONTENT));
        }
    }
}
