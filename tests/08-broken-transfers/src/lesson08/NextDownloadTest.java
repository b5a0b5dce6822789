package lesson08;

import static handshake.support.Fault.cutAfter;
import static handshake.support.Fault.cutAfterAll;
import static handshake.support.Mistake.APPENDS_WHOLE_FILE;
import static handshake.support.Mistake.DELETES_PART;
import static handshake.support.Mistake.RENAMES_TOO_EARLY;
import static handshake.support.Mistake.RESUMES_AT_WRONG_OFFSET;
import static handshake.support.Mistake.RETRIES_FOR_EVER;
import static handshake.support.Mistake.SKIPS_DIGEST;

import static lesson08.Downloads.FILE;
import static lesson08.Downloads.NAME;
import static lesson08.Downloads.PART;
import static lesson08.Downloads.PATIENT;
import static lesson08.Downloads.SAVED;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.ProtocolServer;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

@Step(5)
final class NextDownloadTest {
    private static final int ATTEMPTS = 3;

    // 20 bytes of the file come first, then 6, then all that is left and a little of the digest.
    private static final int SEEN_OF_DIGEST =
            Bytes.utf8("OK 10\n" + "qrstuvwxyz" + "OK 64\n74e7").length;

    private static final Text STORY =
            new Text(
                    "connection 1 was cut after 20 bytes of the file, 2 after 6 more, 3 within the"
                            + " digest",
                    "第 1 个连接传了文件的 20 字节后断开，第 2 个又传了 6 字节后断开，第 3 个传到摘要时断开");

    @Test
    @Points(1)
    @Zh("从断开处继续；次数用完后，下一次下载也接着来")
    void goes_on_where_it_broke_off_also_in_the_next_download() throws Exception {
        try (var server =
                        ProtocolServer.open()
                                .file(NAME, FILE)
                                .connection(cutAfter(20))
                                .connection(cutAfter(6))
                                .connection(cutAfterAll(SEEN_OF_DIGEST));
                var folder = Folder.open()) {
            server.talkTo(() -> mustFail(server, folder));
            mustHaveAsked(server, folder, "GET a.txt", "RANGE 20 a.txt", "RANGE 26 a.txt");
            mustHaveKept(server, folder);
            server.talkTo(() -> Downloads.download(server, folder, 1, PATIENT));
            mustHaveAsked(
                    server,
                    folder,
                    "GET a.txt",
                    "RANGE 20 a.txt",
                    "RANGE 26 a.txt",
                    "RANGE 36 a.txt");
            Downloads.mustBe(FILE, folder.read(SAVED), server);
        } catch (Failure e) {
            throw e.detail(STORY);
        }
    }

    private static void mustFail(ProtocolServer server, Folder folder) throws Exception {
        try {
            Downloads.download(server, folder, ATTEMPTS, PATIENT);
        } catch (IOException _) {
            return; // as it should be
        }
        var failure =
                Failure.of(
                        ATTEMPTS + " attempts were allowed, all failed, and your code returned",
                        "只允许尝试 " + ATTEMPTS + " 次，次次都失败了，你的代码却正常返回");
        if (server.visits().size() > ATTEMPTS) {
            failure.mistake(RETRIES_FOR_EVER);
        } else if (!server.requests().contains("DIGEST a.txt")) {
            failure.mistake(SKIPS_DIGEST);
        }
        throw failure;
    }

    private static void mustHaveAsked(ProtocolServer server, Folder folder, String... requests)
            throws IOException {
        List<String> asked =
                server.requests().stream().filter(it -> !it.startsWith("DIGEST")).toList();
        byte[] part = orNothing(folder.read(PART));
        Expected.value(List.of(requests))
                .otherwise("not the right requests", "请求不对")
                .clue(APPENDS_WHOLE_FILE, got -> isTwice("GET a.txt", got) && part.length > 36)
                .clue(DELETES_PART, got -> isTwice("GET a.txt", got))
                .clue(RESUMES_AT_WRONG_OFFSET, got -> got.size() == requests.length)
                .in(server)
                .butGot(asked);
    }

    private static boolean isTwice(String request, List<String> asked) {
        return asked.indexOf(request) < asked.lastIndexOf(request);
    }

    private static void mustHaveKept(ProtocolServer server, Folder folder) throws IOException {
        if (folder.read(SAVED) != null) {
            throw Failure.of(
                            "nobody has seen the whole digest, and the file has its final name"
                                    + " already",
                            "摘要还没有收全，文件就已经用上了最终的名字")
                    .mistake(RENAMES_TOO_EARLY)
                    .in(server.transcript());
        }
        Expected.bytes(FILE)
                .otherwise(
                        "what has come is not in \"" + PART + '"', "收到的字节没有留在 \"" + PART + "\" 里")
                .clue(DELETES_PART, got -> got.length < 20)
                .clue(RESUMES_AT_WRONG_OFFSET, got -> got.length < FILE.length)
                .in(server)
                .butGot(orNothing(folder.read(PART)));
    }

    private static byte[] orNothing(byte[] contentOrNull) {
        return contentOrNull == null ? new byte[0] : contentOrNull;
    }
}
