package lesson08;

import static handshake.support.Mistake.APPENDS_WHOLE_FILE;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.RESUMES_AT_WRONG_OFFSET;
import static handshake.support.Mistake.SHORT_IS_SUCCESS;
import static handshake.support.Mistake.SKIPS_DIGEST;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.ProtocolServer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// Whole downloads, and how to judge what they leave on disk.
final class Downloads {
    static final String NAME = "a.txt";
    static final String SAVED = "[new] a.txt";
    static final String PART = "[new] a.txt.part";
    static final byte[] FILE = Bytes.utf8("0123456789abcdefghijklmnopqrstuvwxyz");

    /// Longer than a right program ever waits for the test server.
    static final Duration PATIENT = Duration.ofSeconds(2);

    private Downloads() {}

    /// Downloads the file, without ever really pausing.
    ///
    /// @param read how long to wait for the next byte
    static Path download(ProtocolServer server, Folder folder, int attempts, Duration read)
            throws IOException, InterruptedException {
        var retry = new Retry(attempts, Duration.ofMillis(1), Duration.ofMillis(1), (_, _) -> {});
        var client = new DownloadClient(HOST, server.port(), new Timeouts(PATIENT, read), retry);
        return client.download(NAME, folder.path());
    }

    /// Checks that `content` is what lies under the final name, and nothing else in the folder.
    ///
    /// @param saved what the student's code returned
    static void mustHave(byte[] content, Path saved, Folder folder, ProtocolServer server)
            throws IOException {
        Expected.value(folder.path().resolve(SAVED))
                .otherwise("another path was returned", "返回的路径不对")
                .in(server)
                .butGot(saved);
        mustBe(content, folder.read(SAVED), server);
        if (folder.names().size() > 1) {
            throw Failure.of("something is left in the folder beside the file", "文件夹里除了那个文件还留下了别的")
                    .expected(SAVED)
                    .got(folder.names().toString())
                    .in(server.transcript());
        }
        mustHaveClosed(server);
    }

    /// Checks that no connection is open any more.
    static void mustHaveClosed(ProtocolServer server) {
        if (server.visits().stream().anyMatch(visit -> !visit.isOver())) {
            throw Failure.of(
                            "the download is over, and your code still has a connection open",
                            "下载已经结束，你的代码却还开着一个连接")
                    .mistake(LEAKS_SOCKET)
                    .in(server.transcript());
        }
    }

    /// Checks what lies under the final name.
    ///
    /// @param got null if nothing does
    static void mustBe(byte[] content, byte[] got, ProtocolServer server) {
        if (got == null) {
            throw Failure.of(
                            "your code returned, and there is no \"" + SAVED + '"',
                            "你的代码正常返回了，却没有 \"" + SAVED + '"')
                    .in(server.transcript());
        }
        Expected.bytes(content)
                .otherwise("what has the final name is not the file", "最终名字下的内容不是那个文件")
                .clue(SHORT_IS_SUCCESS, it -> Bytes.isCutOff(it, content))
                .clue(APPENDS_WHOLE_FILE, it -> endsWith(content, it))
                .clue(SKIPS_DIGEST, it -> it.length == content.length || !resembles(content, it))
                .clue(RESUMES_AT_WRONG_OFFSET, _ -> true)
                .in(server)
                .butGot(got);
    }

    private static boolean endsWith(byte[] end, byte[] whole) {
        int start = whole.length - end.length;
        return start > 0 && Arrays.equals(Arrays.copyOfRange(whole, start, whole.length), end);
    }

    /// Whether they begin alike and are about as long.
    private static boolean resembles(byte[] a, byte[] b) {
        return Math.abs(a.length - b.length) < 5 && a.length > 0 && b.length > 0 && a[0] == b[0];
    }
}
