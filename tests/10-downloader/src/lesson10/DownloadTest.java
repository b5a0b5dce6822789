package lesson10;

import static handshake.support.Fault.cutAfter;
import static handshake.support.Fault.flipsBit;
import static handshake.support.Mistake.APPENDS_WHOLE_FILE;
import static handshake.support.Mistake.DELETES_PART;
import static handshake.support.Mistake.MISSING_CREATES_FILE;
import static handshake.support.Mistake.RESUMES_AT_WRONG_OFFSET;
import static handshake.support.Mistake.SHORT_IS_SUCCESS;
import static handshake.support.Mistake.SKIPS_DIGEST;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.Points;
import handshake.support.ProtocolServer;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

final class DownloadTest {
    private static final byte[] CONTENT = Bytes.patterned(64);
    private static final String NAME = "报告.pdf";

    @TempDir Path folder;

    @Nested
    @Step(5)
    final class Over_many_connections {

        @Test
        @Points(1)
        @Zh("下载、核对摘要，然后给出最终的名字")
        void fetches_compares_digests_and_gives_the_final_name() throws Exception {
            Files.writeString(file(), "an older one");
            try (var server = server()) {
                Path saved = server.talkTo(() -> fetchFrom(server));
                Expected.value(file()).in(server).butGot(saved);
                mustBeThere(server);
                Expected.value(List.of("GET " + NAME, "DIGEST " + NAME))
                        .clue(SKIPS_DIGEST, got -> got.size() == 1)
                        .in(server)
                        .butGot(server.requests());
                mustNotHavePart(server, null);
            }
            Files.delete(file());
            try (var server = server().knows("GET")) { // as a server of lesson 7 or 9
                server.talkTo(() -> fetchFrom(server));
                mustBeThere(server);
            }
        }

        @Test
        @Points(1)
        @Zh("在任何地方断开，都从断开处继续")
        void goes_on_from_wherever_a_connection_broke_off() throws Exception {
            for (int offset = 0; offset < CONTENT.length; offset += 7) {
                try (var server = server().connection(cutAfter(offset)).connection()) {
                    mustFail(IOException.class, server, SHORT_IS_SUCCESS);
                    mustHavePart(offset, server);
                    goOn(offset, server);
                    mustBeThere(server);
                    Files.delete(file());
                }
            }
        }

        @Test
        @Points(1)
        @Zh("有一位翻转，或者接的是另一个文件，都不算下载成功")
        void what_has_another_digest_is_thrown_away() throws Exception {
            try (var server = server().connection(flipsBit(40, 3)).connection()) {
                mustFail(IOException.class, server, SKIPS_DIGEST);
                mustNotHavePart(server, null);
                server.talkTo(() -> fetchFrom(server));
                mustBeThere(server);
            }
            Files.delete(file());
            Files.write(part(), Bytes.patterned(30)); // of another file, or of an older one
            try (var server = server()) {
                mustFail(IOException.class, server, SKIPS_DIGEST);
                server.talkTo(() -> fetchFrom(server));
                mustBeThere(server);
            }
        }

        @Test
        @Points(1)
        @Zh("没有、被拒绝、变短的文件")
        void files_that_are_missing_refused_or_have_become_shorter() throws Exception {
            try (var server = ProtocolServer.open()) {
                mustFail(FileNotFoundException.class, server, MISSING_CREATES_FILE);
                mustNotHavePart(server, MISSING_CREATES_FILE);
            }
            try (var server = server().refuses(NAME, "not today")) {
                mustFail(AccessDeniedException.class, server, null);
                mustNotHavePart(server, MISSING_CREATES_FILE);
            }
            Files.write(part(), Bytes.patterned(CONTENT.length + 10));
            try (var server = server()) {
                server.talkTo(() -> fetchFrom(server));
                mustBeThere(server);
            }
        }

        /// The second attempt. What it asks for says more of a mistake than what comes of it.
        private void goOn(int offset, ProtocolServer server) throws IOException {
            Failure failure = null;
            try {
                server.talkTo(() -> fetchFrom(server));
            } catch (Failure e) {
                failure = e;
            }
            boolean failed = failure != null;
            String verb = offset == 0 ? "GET " : "RANGE " + offset + " ";
            Expected.value(verb + NAME)
                    .otherwise(
                            "after %d bytes that is not what to ask for".formatted(offset),
                            "已有 %d 个字节之后，不该这样请求".formatted(offset))
                    .clue(RESUMES_AT_WRONG_OFFSET, got -> got.startsWith("RANGE"))
                    .clue(APPENDS_WHOLE_FILE, _ -> failed)
                    .clue(DELETES_PART, _ -> true)
                    .in(server)
                    .butGot(server.visits().getLast().requests().getFirst());
            if (failed) {
                throw failure;
            }
        }

        private ProtocolServer server() throws IOException {
            return ProtocolServer.open().file(NAME, CONTENT);
        }

        private Path fetchFrom(ProtocolServer server) throws IOException {
            var download =
                    new Download(NAME, PartFile.in(folder, NAME), true, Download.Display.NONE);
            try (var connection = Connection.open(HOST, server.port(), Duration.ofSeconds(2))) {
                return download.over(connection);
            }
        }

        private void mustFail(
                Class<? extends IOException> type, ProtocolServer server, Mistake mistake) {
            try {
                Thrown.exception(type, () -> fetchFrom(server));
            } catch (Failure e) {
                throw e.mistake(mistake).in(server.transcript());
            }
            if (Files.exists(file())) {
                throw Failure.of(
                                "it failed, and there is a file under the final name",
                                "下载失败了，最终的名字下却有文件")
                        .mistake(mistake)
                        .in(server.transcript());
            }
        }

        private void mustBeThere(ProtocolServer server) throws IOException {
            Expected.bytes(CONTENT)
                    .clue(APPENDS_WHOLE_FILE, got -> got.length > CONTENT.length)
                    .in(server)
                    .butGot(Files.exists(file()) ? Files.readAllBytes(file()) : null);
        }

        private void mustHavePart(int length, ProtocolServer server) throws IOException {
            long got = Files.exists(part()) ? Files.size(part()) : 0;
            Expected.value((long) length)
                    .otherwise(
                            "%d bytes came before the connection broke; the part does not hold them"
                                    .formatted(length),
                            "连接断开之前到了 %d 个字节，.part 文件里却不是这么多".formatted(length))
                    .clue(DELETES_PART, it -> it == 0)
                    .in(server)
                    .butGot(got);
        }

        private void mustNotHavePart(ProtocolServer server, Mistake mistake) {
            if (Files.exists(part())) {
                throw Failure.of(
                                "there is a .part file where there should be none",
                                "不应该有 .part 文件，却有一个")
                        .mistake(mistake)
                        .in(server.transcript());
            }
        }

        private Path file() {
            return folder.resolve(NAME);
        }

        private Path part() {
            return folder.resolve(NAME + ".part");
        }
    }
}
