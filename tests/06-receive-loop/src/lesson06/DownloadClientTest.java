package lesson06;

import static handshake.support.Mistake.CREATES_FILE_FOR_NOTHING;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.ONE_BYTE_AT_A_TIME;
import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.WHOLE_FILE_IN_MEMORY;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.halfClose;
import static handshake.support.PeerAction.sendInChunks;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.LittleMemory;
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

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class DownloadClientTest {
    @TempDir private Path folder;

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

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
