package lesson08;

import static handshake.support.Fault.answersWith;
import static handshake.support.Fault.changes;
import static handshake.support.Fault.cutAfter;
import static handshake.support.Fault.cutAfterAll;
import static handshake.support.Fault.flipsBit;
import static handshake.support.Fault.liesAboutLength;
import static handshake.support.Fault.resetAfter;
import static handshake.support.Fault.resetAfterAll;
import static handshake.support.Fault.saysMore;
import static handshake.support.Fault.stallAfterAll;
import static handshake.support.Fault.wrongDigest;
import static handshake.support.Mistake.APPENDS_WHOLE_FILE;
import static handshake.support.Mistake.DELETES_PART;
import static handshake.support.Mistake.NO_READ_TIMEOUT;
import static handshake.support.Mistake.RENAMES_TOO_EARLY;
import static handshake.support.Mistake.RESUMES_AT_WRONG_OFFSET;
import static handshake.support.Mistake.RETRIES_FOR_EVER;

import static lesson08.Downloads.FILE;
import static lesson08.Downloads.NAME;
import static lesson08.Downloads.PART;
import static lesson08.Downloads.PATIENT;
import static lesson08.Downloads.SAVED;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Fault;
import handshake.support.Points;
import handshake.support.ProtocolServer;
import handshake.support.Step;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

@Step(5)
final class DownloadTest {
    private static final int MANY = 10;
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final int LINE_BYTES = Bytes.utf8("OK 36\n").length;

    @Test
    @Points(1)
    @Zh("不管一次故障出在哪里，都能得到正确的文件")
    void survives_one_fault_wherever_it_strikes() throws Exception {
        for (Fault fault : faults()) {
            survives(fault, PATIENT);
        }
        for (int bytes : new int[] {0, 3, LINE_BYTES + 10, LINE_BYTES + FILE.length + 30}) {
            survivesStall(bytes);
        }
    }

    private static void survives(Fault fault, Duration read) throws Exception {
        try (var server = ProtocolServer.open().file(NAME, FILE).connection(fault);
                var folder = Folder.open()) {
            Path saved = server.talkTo(() -> Downloads.download(server, folder, MANY, read));
            Downloads.mustHave(FILE, saved, folder, server);
        }
    }

    private static void survivesStall(int bytes) throws Exception {
        Within.time(PATIENT.plusSeconds(1))
                .otherwise(
                        NO_READ_TIMEOUT,
                        "the server fell silent after %d bytes; 3 s later your code still waits"
                                .formatted(bytes),
                        "服务器发了 %d 个字节后沉默了；3 秒后你的代码还在等".formatted(bytes))
                .run(() -> survives(stallAfterAll(bytes), SHORT));
    }

    private static List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (int offset = 0; offset <= FILE.length; offset++) {
            faults.add(cutAfter(offset));
            faults.add(resetAfter(offset));
        }
        for (int offset = 0; offset < FILE.length; offset++) {
            faults.add(flipsBit(offset, offset % 8));
        }
        for (int bytes = 0; bytes < LINE_BYTES; bytes++) {
            faults.add(cutAfterAll(bytes));
            faults.add(resetAfterAll(bytes));
            faults.add(
                    cutAfterAll(LINE_BYTES + FILE.length + 12 * bytes)); // in the digest's answer
        }
        for (int more : new int[] {-36, -7, -1, 1, 7, 1000}) {
            faults.add(liesAboutLength(more));
        }
        faults.add(saysMore("and more"));
        faults.add(wrongDigest());
        faults.add(answersWith("HTTP/1.1 400 Bad Request\r\n"));
        return faults;
    }

    @Test
    @Points(1)
    @Zh("从断开处继续；次数用完后，下一次下载也接着来")
    void goes_on_where_it_broke_off_also_in_the_next_download() throws Exception {
        try (var server =
                        ProtocolServer.open()
                                .file(NAME, FILE)
                                .connection(cutAfter(20))
                                .connection(cutAfter(6));
                var folder = Folder.open()) {
            server.talkTo(() -> failsAtSecondAttempt(server, folder));
            server.talkTo(() -> Downloads.download(server, folder, 1, PATIENT));
            mustHaveAsked(List.of("GET a.txt", "RANGE 20 a.txt", "RANGE 26 a.txt"), server, folder);
            Downloads.mustBe(FILE, folder.read(SAVED), server);
        }
    }

    private static void failsAtSecondAttempt(ProtocolServer server, Folder folder)
            throws Exception {
        try {
            Downloads.download(server, folder, 2, PATIENT);
        } catch (IOException _) {
            mustHaveAsked(List.of("GET a.txt", "RANGE 20 a.txt"), server, folder);
            if (folder.read(SAVED) != null) {
                throw Failure.of(
                                "26 of 36 bytes have come, and they have the final name already",
                                "36 个字节才收到 26 个，就已经用上了最终的名字")
                        .mistake(RENAMES_TOO_EARLY);
            }
            Expected.bytes(Arrays.copyOf(FILE, 26))
                    .otherwise(
                            "what came before the last break is not in \"" + PART + '"',
                            "最后一次断开之前收到的字节没有留在 \"" + PART + "\" 里")
                    .clue(DELETES_PART, got -> got.length < 20)
                    .clue(RESUMES_AT_WRONG_OFFSET, got -> got.length == 20)
                    .butGot(orNothing(folder.read(PART)));
            return;
        }
        throw Failure.of(
                        "2 attempts were allowed, both failed, and your code returned",
                        "只允许尝试 2 次，两次都失败了，你的代码却正常返回")
                .mistake(
                        server.visits().size() > 2
                                ? Optional.of(RETRIES_FOR_EVER)
                                : Optional.empty());
    }

    private static void mustHaveAsked(List<String> expected, ProtocolServer server, Folder folder)
            throws IOException {
        List<String> asked =
                server.requests().stream().filter(it -> !it.startsWith("DIGEST")).toList();
        byte[] part = orNothing(folder.read(PART));
        Expected.value(expected)
                .otherwise(
                        "not the right requests: the first connection was cut after 20 bytes of the"
                                + " file, the second after 6 more",
                        "请求不对：第一个连接传了文件的 20 个字节后断开，第二个又传了 6 个字节后断开")
                .clue(APPENDS_WHOLE_FILE, got -> isTwice("GET a.txt", got) && part.length > 20)
                .clue(DELETES_PART, got -> isTwice("GET a.txt", got))
                .clue(RESUMES_AT_WRONG_OFFSET, got -> got.size() == expected.size())
                .in(server)
                .butGot(asked);
    }

    private static boolean isTwice(String request, List<String> asked) {
        return asked.indexOf(request) < asked.lastIndexOf(request);
    }

    @Test
    @Points(1)
    @Zh("文件在两次尝试之间变了，就从头下载")
    void fetches_a_file_anew_that_changed_in_between() throws Exception {
        byte[] other = Bytes.utf8("ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210");
        for (int length : new int[] {36, 10, 3, 0}) {
            byte[] content = Arrays.copyOf(other, length);
            followsChange(content, cutAfter(10));
            followsChange(content, new Fault.Changes(NAME, content, 1)); // behind the GET
        }
    }

    /// @param faults those of the first connection, the second, and so on
    private static void followsChange(byte[] content, Fault... faults) throws Exception {
        try (var server = ProtocolServer.open().file(NAME, FILE);
                var folder = Folder.open()) {
            for (Fault fault : faults) {
                server.connection(fault);
            }
            server.furtherConnections(changes(NAME, content));
            Path saved = server.talkTo(() -> Downloads.download(server, folder, MANY, PATIENT));
            Downloads.mustHave(content, saved, folder, server);
        }
    }

    private static byte[] orNothing(byte[] contentOrNull) {
        return contentOrNull == null ? new byte[0] : contentOrNull;
    }
}
