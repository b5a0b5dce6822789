package lesson05;

import static handshake.support.Mistake.CREATES_FILE_FOR_NOTHING;
import static handshake.support.Mistake.DEFAULT_CHARSET;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.TEXT_FOR_BYTES;
import static handshake.support.Mistake.WRITES_WHOLE_BUFFER;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.halfClose;
import static handshake.support.PeerAction.reset;
import static handshake.support.PeerAction.script;
import static handshake.support.PeerAction.send;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.OpenFiles;
import handshake.support.PeerAction;
import handshake.support.Points;
import handshake.support.Received.Ending;
import handshake.support.ScriptedPeer;
import handshake.support.Step;
import handshake.support.TextDamage;
import handshake.support.Thrown;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

final class DownloadClientTest {
    private static final String REPORT = "report.pdf";
    private static final String CHINESE_REPORT = "年度 报告 2024.pdf";

    @Nested
    @Step(1)
    final class Fetching {

        @Test
        @Points(2)
        @Zh("只发送文件名，用 UTF-8，前后什么也不加")
        void sends_the_name_in_UTF_8_and_nothing_else() throws Exception {
            try (var peer =
                    ScriptedPeer.server(expectChinese(), send("%PDF"), halfClose(), expectEnd())) {
                fetch(peer, CHINESE_REPORT);
            }
        }

        @Test
        @Points(2)
        @Zh("原样返回收到的字节，不多不少")
        void returns_the_very_bytes_that_came() throws Exception {
            fetches(picture());
        }

        @Test
        @Points(1)
        @Zh("服务器什么也不发就结束，结果为空")
        void returns_nothing_if_the_server_ends_its_stream_at_once() throws Exception {
            fetches(new byte[0]);
        }

        private void fetches(byte[] content) throws Exception {
            try (var peer =
                    ScriptedPeer.server(expect(REPORT), send(content), halfClose(), expectEnd())) {
                expected(content).in(peer).butGot(fetch(peer, REPORT));
            }
        }

        private static byte[] fetch(ScriptedPeer peer, String name) {
            return peer.talkTo(() -> {
                try (var socket = new Socket(HOST, peer.port())) {
                    return DownloadClient.fetch(socket, name);
                }
            });
        }
    }

    @Nested
    @Step(2)
    final class Naming {
        private static final Path FOLDER = Path.of("downloads");

        @Test
        @Points(1)
        @Zh("名字前面加上 \"[new] \"")
        void puts_new_before_the_name() {
            Expected.value(FOLDER.resolve("[new] report.pdf"))
                    .butGot(DownloadClient.target(FOLDER, REPORT));
            Expected.value(FOLDER.resolve("[new] " + CHINESE_REPORT))
                    .butGot(DownloadClient.target(FOLDER, CHINESE_REPORT));
        }

        @Test
        @Points(1)
        @Zh("名字里有目录时，只取最后一部分")
        void takes_only_the_last_part_of_a_name() {
            for (String name : List.of("2024/report.pdf", "../report.pdf", "/home/li/report.pdf")) {
                Expected.value(FOLDER.resolve("[new] report.pdf"))
                        .otherwise(
                                "\"" + name + "\" is not saved where it should be",
                                "\"" + name + "\" 没有保存到该去的地方")
                        .butGot(DownloadClient.target(FOLDER, name));
            }
        }
    }

    @Nested
    @Step(3)
    final class Downloading {

        @Test
        @Points(2)
        @Zh("取回文件，保存，关闭连接")
        void saves_what_it_got_and_closes_the_connection(@TempDir Path folder) throws Exception {
            Path saved = folder.resolve("[new] " + CHINESE_REPORT);
            Files.write(saved, Bytes.patterned(2000)); // an older download, and a longer one
            byte[] content = picture();
            try (var peer = ScriptedPeer.server(sending(expectChinese(), content))) {
                Path said = peer.talkTo(() -> download(peer, CHINESE_REPORT, folder));
                Expected.value(List.of(saved.getFileName().toString()))
                        .otherwise("the folder has other files", "文件夹里的文件不对")
                        .in(peer)
                        .butGot(names(folder));
                expected(content)
                        .otherwise("the saved file is not what the server sent", "保存的文件与服务器发送的不同")
                        .in(peer)
                        .butGot(Files.readAllBytes(saved));
                Expected.value(saved)
                        .otherwise("your code says it saved elsewhere", "你的代码说保存到了别处")
                        .butGot(said);
            }
        }

        @Test
        @Points(2)
        @Zh("服务器什么也没发：报告文件名，不留下文件")
        void reports_a_missing_file_and_leaves_none(@TempDir Path folder) throws Exception {
            try (var peer = ScriptedPeer.server(sending(expect(REPORT), new byte[0]))) {
                IOException missing =
                        peer.talkTo(() -> {
                            try {
                                download(peer, REPORT, folder);
                                return null;
                            } catch (IOException e) {
                                return e;
                            }
                        });
                mustBeEmpty(folder, "the server sent nothing", "服务器什么也没有发送");
                if (missing == null) {
                    throw Failure.of(
                                    "your code returned as if it had saved a file",
                                    "你的代码像保存了文件那样返回了")
                            .expected("a FileNotFoundException")
                            .in(peer);
                }
                if (!String.valueOf(missing.getMessage()).contains(REPORT)) {
                    throw Failure.of("the exception does not name the file", "异常没有说出文件名")
                            .expected("a message with \"" + REPORT + "\"")
                            .got('"' + missing.getMessage() + '"')
                            .cause(missing);
                }
            }
        }

        @Test
        @Points(1)
        @Zh("连接中断时也关闭套接字，不留下文件")
        void closes_its_socket_also_when_the_server_resets(@TempDir Path folder) throws Exception {
            int times = 20;
            int leaked = OpenFiles.leakedBy(() -> downloadWithResets(times, folder));
            mustBeEmpty(folder, "the server reset the connection", "服务器重置了连接");
            if (leaked >= times / 2) {
                throw Failure.of(
                                "after %d downloads that the server reset, %d sockets are still open"
                                        .formatted(times, leaked),
                                "服务器重置了 %d 次下载，之后还有 %d 个套接字开着".formatted(times, leaked))
                        .mistake(LEAKS_SOCKET);
            }
        }

        private void downloadWithResets(int times, Path folder) throws Exception {
            var scripts = Collections.nCopies(times, script(expect(REPORT), reset()));
            try (var peer = ScriptedPeer.server(scripts)) {
                for (int i = 0; i < times; i++) {
                    Thrown.ioException(() -> download(peer, REPORT, folder));
                }
                peer.finish();
            }
        }

        private static PeerAction[] sending(PeerAction name, byte[] content) {
            PeerAction end =
                    expectEnd().otherwise(LEAKS_SOCKET, got -> got.ending() == Ending.SILENCE);
            return new PeerAction[] {name, send(content), halfClose(), end};
        }

        private static Path download(ScriptedPeer peer, String name, Path folder)
                throws IOException {
            return DownloadClient.download(HOST, peer.port(), name, folder);
        }

        private static void mustBeEmpty(Path folder, String en, String zh) throws IOException {
            List<String> names = names(folder);
            if (!names.isEmpty()) {
                long bytes = Files.size(folder.resolve(names.getFirst()));
                throw Failure.of(en + ", and yet there is a file now", zh + "，却多出了一个文件")
                        .expected("an empty folder")
                        .got("%s, %d bytes".formatted(String.join(", ", names), bytes))
                        .mistake(bytes > 0 ? WRITES_WHOLE_BUFFER : CREATES_FILE_FOR_NOTHING);
            }
        }

        private static List<String> names(Path folder) throws IOException {
            try (var files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
            }
        }
    }

    /// The Chinese name; a charset that has no Chinese makes one `?` of each character.
    private static PeerAction expectChinese() {
        byte[] name = Bytes.utf8(CHINESE_REPORT);
        return expect(name)
                .otherwise(
                        DEFAULT_CHARSET,
                        got ->
                                got.bytes().length > 0
                                        && Arrays.mismatch(got.bytes(), name) < got.bytes().length);
    }

    /// What a small picture is like: every byte there is, line ends of all kinds, no text.
    private static byte[] picture() {
        byte[] picture = Bytes.patterned(1024);
        byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, (byte) 0xff};
        System.arraycopy(head, 0, picture, 0, head.length);
        return Arrays.copyOf(picture, 700);
    }

    private static Expected<byte[]> expected(byte[] content) {
        return Expected.bytes(content)
                .clue(WRITES_WHOLE_BUFFER, got -> Bytes.goesOnAfter(content, got))
                .clue(TEXT_FOR_BYTES, got -> TextDamage.shows(content, got));
    }
}
