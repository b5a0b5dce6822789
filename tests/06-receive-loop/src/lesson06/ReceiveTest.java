package lesson06;

import static handshake.support.Mistake.APPENDS_TO_OLD_PART;
import static handshake.support.Mistake.CREATES_FILE_FOR_NOTHING;
import static handshake.support.Mistake.RENAMES_TOO_EARLY;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.OpenFiles;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class ReceiveTest {
    private static final byte[] CONTENT = Bytes.patterned(2000);
    private static final byte[] OLD = Bytes.utf8("the report of last year");

    @TempDir private Path folder;

    @Nested
    @Step(2)
    final class Receiving {

        @Test
        @Points(1)
        @Zh("收完后文件有正确的名字和内容，没有 .part 留下")
        void has_the_file_under_its_name_in_the_end() throws Exception {
            Path target = Files.write(folder.resolve("report.pdf"), OLD);
            long received = DownloadClient.receive(inPieces(), target, Progress.NONE);
            Expected.value(List.of("report.pdf"))
                    .otherwise("the folder has other files", "文件夹里的文件不对")
                    .butGot(names(folder));
            Expected.bytes(CONTENT)
                    .otherwise("report.pdf is not what was sent", "report.pdf 与发送的不同")
                    .butGot(Files.readAllBytes(target));
            Expected.value((long) CONTENT.length)
                    .otherwise("it returned another number of bytes", "返回的字节数不对")
                    .butGot(received);
        }

        @Test
        @Points(1)
        @Zh("没收完之前，文件只叫 .part")
        void calls_the_file_part_until_it_is_complete() throws Exception {
            Path target = folder.resolve("report.pdf");
            var watching = new Watching(inPieces(), target);
            DownloadClient.receive(watching, target, Progress.NONE);
            if (watching.sawTarget) {
                throw Failure.of(
                                "report.pdf was there although the file was still arriving",
                                "文件还没收完，report.pdf 就已经出现了")
                        .expected("report.pdf.part until the end of the stream")
                        .mistake(RENAMES_TOO_EARLY);
            }
            if (!watching.sawPart) {
                throw Failure.of(
                                "there was no report.pdf.part while the file arrived",
                                "接收过程中没有 report.pdf.part")
                        .expected("the bytes that have come so far in report.pdf.part");
            }
        }

        @Test
        @Points(1)
        @Zh("连接中断：原来的文件还在，没有变")
        void leaves_the_old_file_alone_when_the_connection_breaks() throws Exception {
            Path target = Files.write(folder.resolve("report.pdf"), OLD);
            var broken = new Delivery(CONTENT, List.of(700), true);
            int times = 20;
            int leaked =
                    OpenFiles.leakedBy(() -> {
                        for (int i = 0; i < times; i++) {
                            Thrown.ioException(() ->
                                    DownloadClient.receive(broken.open(), target, Progress.NONE));
                        }
                    });
            if (leaked >= times / 2) {
                throw Failure.of(
                        "%d connections broke, and %d files are still open"
                                .formatted(times, leaked),
                        "%d 次连接中断，之后还有 %d 个文件开着".formatted(times, leaked));
            }
            Expected.bytes(OLD)
                    .otherwise(
                            "the connection broke, and report.pdf is no longer the old file",
                            "连接中断了，report.pdf 却不再是原来的文件")
                    .clue(RENAMES_TOO_EARLY, _ -> true)
                    .butGot(Files.exists(target) ? Files.readAllBytes(target) : new byte[0]);
        }

        @Test
        @Points(1)
        @Zh("上次留下的 .part 不会混进新文件")
        void starts_anew_where_an_old_part_was_left() throws Exception {
            Path target = folder.resolve("report.pdf");
            byte[] old = Bytes.patterned(5000);
            Files.write(folder.resolve("report.pdf.part"), old);
            DownloadClient.receive(inPieces(), target, Progress.NONE);
            Expected.bytes(CONTENT)
                    .otherwise(
                            "a part that an earlier run left got into the new file",
                            "上次留下的 .part 混进了新文件")
                    .clue(APPENDS_TO_OLD_PART, got -> Bytes.goesOnAfter(old, got)) // behind it
                    .clue(APPENDS_TO_OLD_PART, got -> got.length == old.length) // over it
                    .butGot(Files.readAllBytes(target));
        }

        @Test
        @Points(1)
        @Zh("一个字节也没来：什么都不留下，原来的文件不变")
        void leaves_everything_as_it_was_if_nothing_comes() throws Exception {
            Path target = Files.write(folder.resolve("report.pdf"), OLD);
            InputStream nothing = Delivery.whole(new byte[0]).open();
            Expected.value(0L).butGot(DownloadClient.receive(nothing, target, Progress.NONE));
            Expected.value(List.of("report.pdf"))
                    .otherwise("nothing came, and the folder has changed", "什么也没收到，文件夹却变了")
                    .clue(CREATES_FILE_FOR_NOTHING, got -> !got.isEmpty())
                    .butGot(names(folder));
            Expected.bytes(OLD)
                    .otherwise(
                            "nothing came, and the old file is no longer what it was",
                            "什么也没收到，原来的文件却变了")
                    .clue(CREATES_FILE_FOR_NOTHING, _ -> true)
                    .butGot(Files.readAllBytes(target));
        }

        private static InputStream inPieces() {
            return new Delivery(CONTENT, List.of(700), false).open();
        }
    }

    /// Looks at the disk whenever it is read from.
    private static final class Watching extends FilterInputStream {
        private final Path target;
        private boolean sawTarget;
        private boolean sawPart;

        Watching(InputStream in, Path target) {
            super(in);
            this.target = target;
        }

        @Override
        public int read() throws IOException {
            look();
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int start, int length) throws IOException {
            look();
            return super.read(buffer, start, length);
        }

        private void look() {
            sawTarget |= Files.exists(target);
            sawPart |= Files.exists(target.resolveSibling(target.getFileName() + ".part"));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
