package lesson07;

import static handshake.support.Mistake.EMPTY_MEANS_MISSING;
import static handshake.support.Mistake.ERROR_TEXT_IN_FILE;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.MISSING_CREATES_FILE;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.ProtocolServer;
import handshake.support.Step;
import handshake.support.Unexpected;
import handshake.support.Visit;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

final class DownloadClientTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    @Nested
    @Step(6)
    final class Downloading {
        @TempDir private Path folder;
        private final byte[] old = Bytes.utf8("an older download");

        @BeforeEach
        void saveSomethingOlder() throws IOException {
            Files.write(folder.resolve("[new] old.txt"), old);
        }

        @Test
        @Points(1)
        @Zh("问一次，正好读取说好的长度，把文件完整地存下来")
        void saves_the_file_when_all_that_was_promised_is_there() throws Exception {
            byte[] content = Bytes.patterned(200_000);
            saves("report.bin", "[new] report.bin", content);
            saves("docs/我的 报告.bin", "[new] 我的 报告.bin", content);
            saves("old.txt", "[new] old.txt", Bytes.utf8("a newer one"));
        }

        @Test
        @Points(1)
        @Zh("空文件不等于没有文件")
        void an_empty_file_is_a_file() throws Exception {
            try (var server = ProtocolServer.open().file("empty.txt", new byte[0])) {
                server.talkTo(() -> {
                    try {
                        download(server, "empty.txt");
                    } catch (FileNotFoundException e) {
                        throw Unexpected.exception(e)
                                .expected("an empty file")
                                .mistake(EMPTY_MEANS_MISSING);
                    }
                });
            }
            saves("empty.txt", "[new] empty.txt", new byte[0]);
        }

        private void saves(String name, String savedAs, byte[] content) throws Exception {
            try (var server = ProtocolServer.open().file(name, content)) {
                Path saved = server.talkTo(() -> download(server, name));
                hasClosed(server);
                Expected.value(folder.resolve(savedAs)).in(server).butGot(saved);
                if (!Files.exists(saved)) {
                    var failure =
                            Failure.of("there is no " + savedAs, "没有 " + savedAs + " 这个文件")
                                    .got(contents().keySet().toString())
                                    .in(server.transcript());
                    throw content.length == 0 ? failure.mistake(EMPTY_MEANS_MISSING) : failure;
                }
                Expected.bytes(content)
                        .otherwise(savedAs + " is not what was sent", savedAs + " 不是发来的内容")
                        .clue(ERROR_TEXT_IN_FILE, got -> text(got).startsWith("OK "))
                        .in(server)
                        .butGot(Files.readAllBytes(saved));
                Expected.value(List.of("GET " + name)).in(server).butGot(server.requests());
            }
            if (contents().keySet().stream().anyMatch(it -> it.endsWith(".part"))) {
                throw Failure.of("a .part stays behind", "留下了一个 .part 文件")
                        .got(contents().keySet().toString());
            }
        }

        private void hasClosed(ProtocolServer server) {
            if (!server.visits().stream().allMatch(Visit::isOver)) {
                throw Failure.of("your client has not closed its connection", "你的客户端没有关闭连接")
                        .mistake(LEAKS_SOCKET)
                        .in(server.transcript());
            }
        }

        /// The server keeps the connection open, for there might be another request.
        private Path download(ProtocolServer server, String name) throws Exception {
            return Within.time(SOON)
                    .otherwise(
                            null,
                            "your client waits for more than the server has promised",
                            "你的客户端在等服务器没有答应过的字节")
                    .call(() -> DownloadClient.download(HOST, server.port(), name, folder));
        }

        @Test
        @Points(1)
        @Zh("服务器没有这个文件：用户读到说明，磁盘上什么也不留下")
        void a_missing_file_is_reported_and_leaves_nothing_behind() throws Exception {
            try (var server = ProtocolServer.open()) {
                for (String name : List.of("nothing.txt", "没有 这个.txt", "old.txt")) {
                    IOException e = server.talkTo(() -> fails(server, name));
                    hasClosed(server);
                    Expected.text("no such file on the server: " + name)
                            .otherwise("what the user reads", "用户读到的信息")
                            .in(server)
                            .butGot(e.getMessage());
                    Expected.value("FileNotFoundException")
                            .in(server)
                            .butGot(e.getClass().getSimpleName());
                    leavesNothing(server);
                }
            }
        }

        @Test
        @Points(1)
        @Zh("服务器拒绝：用户读到原因，磁盘上什么也不留下")
        void a_refusal_is_reported_with_its_reason_and_leaves_nothing_behind() throws Exception {
            String reason = "not on a Monday, 星期一不行";
            try (var server = ProtocolServer.open().refuses("old.txt", reason)) {
                IOException e = server.talkTo(() -> fails(server, "old.txt"));
                hasClosed(server);
                Expected.value(true)
                        .otherwise(
                                "the reason is not in what the user reads: " + e.getMessage(),
                                "用户读到的信息里没有原因：" + e.getMessage())
                        .in(server)
                        .butGot(String.valueOf(e.getMessage()).contains(reason));
                leavesNothing(server);
            }
        }

        private IOException fails(ProtocolServer server, String name) throws Exception {
            Path saved;
            try {
                saved = download(server, name);
            } catch (IOException e) {
                return e;
            }
            leavesNothing(server);
            throw Failure.of("your client returned as if there were a file", "你的客户端像有这个文件那样返回了")
                    .expected("an IOException")
                    .got(String.valueOf(saved))
                    .mistake(MISSING_CREATES_FILE);
        }

        /// The folder is as it was.
        private void leavesNothing(ProtocolServer server) throws IOException {
            TreeMap<String, String> contents = contents();
            TreeMap<String, String> before = new TreeMap<>();
            before.put("[new] old.txt", text(old));
            Expected.value(before)
                    .otherwise("the folder is to stay as it was", "文件夹应当保持原样")
                    .clue(ERROR_TEXT_IN_FILE, got -> got.values().stream().anyMatch(this::isReply))
                    .clue(MISSING_CREATES_FILE, _ -> true)
                    .in(server)
                    .butGot(contents);
        }

        private boolean isReply(String content) {
            return content.contains("MISSING")
                    || content.contains("REFUSED")
                    || content.contains("Monday");
        }

        private TreeMap<String, String> contents() throws IOException {
            var contents = new TreeMap<String, String>();
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    contents.put(file.getFileName().toString(), text(Files.readAllBytes(file)));
                }
            }
            return contents;
        }

        private String text(byte[] bytes) {
            return new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.UTF_8);
        }
    }
}
