package lesson06;

import static handshake.support.Mistake.APPENDS_TO_OLD_PART;
import static handshake.support.Mistake.CREATES_FILE_FOR_NOTHING;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.ONE_BYTE_AT_A_TIME;
import static handshake.support.Mistake.RENAMES_TOO_EARLY;
import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.WHOLE_FILE_IN_MEMORY;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.halfClose;
import static handshake.support.PeerAction.sendInChunks;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.LittleMemory;
import handshake.support.OpenFiles;
import handshake.support.PatternedBytes;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Received.Ending;
import handshake.support.Running;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class DownloadClientTest {
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

    @Nested
    @Step(3)
    final class Downloading {

        @Test
        @Points(1)
        @Zh("保存分成很多块到达的文件，关闭连接")
        void saves_a_file_that_arrives_in_many_pieces() throws Exception {
            String name = "年度 报告.pdf";
            byte[] content = Bytes.patterned(100_000);
            PeerAction end =
                    expectEnd().otherwise(LEAKS_SOCKET, it -> it.ending() == Ending.SILENCE);
            try (var peer =
                    ScriptedPeer.server(
                            expect(name), sendInChunks(content, 9_000), halfClose(), end)) {
                Failure stuck = null;
                try {
                    peer.talkTo(() -> download(peer.port(), name, Progress.NONE));
                } catch (Failure e) {
                    stuck = e;
                }
                Path saved = folder.resolve("[new] " + name);
                if (Files.exists(saved)) {
                    Expected.bytes(content)
                            .otherwise(
                                    "the saved file is not what the server sent", "保存的文件与服务器发送的不同")
                            .clue(SINGLE_READ, got -> isOneRead(content, got))
                            .in(peer)
                            .butGot(Files.readAllBytes(saved));
                }
                if (stuck != null) {
                    throw stuck;
                }
                Expected.value(List.of("[new] " + name))
                        .otherwise("the folder has other files", "文件夹里的文件不对")
                        .in(peer)
                        .butGot(names(folder));
            }
        }

        @Test
        @Points(1)
        @Zh("服务器什么也没发：报告文件名，不留下文件")
        void reports_a_missing_file_and_leaves_none() throws Exception {
            try (var peer = ScriptedPeer.server(expect("none.txt"), halfClose(), expectEnd())) {
                IOException missing =
                        peer.talkTo(() ->
                                Thrown.ioException(
                                        () -> download(peer.port(), "none.txt", Progress.NONE)));
                if (!String.valueOf(missing.getMessage()).contains("none.txt")) {
                    throw Failure.of("the exception does not name the file", "异常没有说出文件名")
                            .expected("a message with \"none.txt\"")
                            .got('"' + missing.getMessage() + '"')
                            .cause(missing);
                }
                Expected.value(List.<String>of())
                        .otherwise(
                                "the server sent nothing, and yet there is a file now",
                                "服务器什么也没有发送，却多出了一个文件")
                        .clue(CREATES_FILE_FOR_NOTHING, _ -> true)
                        .in(peer)
                        .butGot(names(folder));
            }
        }

        @Test
        @Points(1)
        @Zh("下载 256 MiB，只用很少的内存，一字节不差")
        void downloads_256_MiB_with_little_memory() throws Exception {
            var content = new PatternedBytes(256L << 20);
            try (var listener = new ServerSocket(0, 1, InetAddress.getByName(HOST));
                    var _ = Running.start(() -> serve(listener, content))) {
                LittleMemory.run(
                        WHOLE_FILE_IN_MEMORY,
                        () ->
                                download(
                                        listener.getLocalPort(),
                                        "big.iso",
                                        Downloading::mustNotCrawl));
                content.mustBeIn(folder.resolve("[new] big.iso"));
            }
        }

        /// A small first part: what is lost in a buffer that nobody flushed is a small last one.
        private static boolean isOneRead(byte[] content, byte[] got) {
            return got.length < content.length / 2
                    && Bytes.isCutOff(got, content)
                    && content[got.length] != -1; // an end before a 255 has another reason
        }

        private static void serve(ServerSocket listener, PatternedBytes content)
                throws IOException {
            try (var socket = listener.accept()) {
                socket.getInputStream().readNBytes("big.iso".length());
                content.writeTo(socket.getOutputStream());
            }
        }

        /// Byte by byte this would take minutes.
        private static void mustNotCrawl(long bytes) {
            if (bytes == 1) {
                throw Failure.of(
                                "your code takes one byte at a time from the connection",
                                "你的代码一次只从连接上取一个字节")
                        .mistake(ONE_BYTE_AT_A_TIME);
            }
        }

        private Path download(int port, String name, Progress progress) throws IOException {
            return DownloadClient.download(HOST, port, name, folder, progress);
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
