package lesson08;

import static handshake.support.Mistake.APPENDS_WHOLE_FILE;
import static handshake.support.Mistake.DELETES_PART;
import static handshake.support.Mistake.ERROR_TEXT_IN_FILE;
import static handshake.support.Mistake.MISSING_CREATES_FILE;
import static handshake.support.Mistake.RESUMES_AT_WRONG_OFFSET;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.Points;
import handshake.support.ProtocolServer;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Thrown;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

@Step(3)
final class ResumeTest {
    private static final String NAME = "a.txt";
    private static final String PART = "a.txt.part";
    private static final byte[] FILE = Bytes.utf8("0123456789abcdefghijklmnopqrstuvwxyz");

    @Test
    @Points(1)
    @Zh("只请求还缺的部分，不管已经有多少")
    void asks_for_what_it_lacks_however_much_it_has() throws Exception {
        goesOnFrom(30); // first, for it shows most clearly what goes wrong
        for (int have = 0; have <= FILE.length; have++) {
            goesOnFrom(have);
        }
    }

    private static void goesOnFrom(int have) throws Exception {
        try (var server = ProtocolServer.open().file(NAME, FILE);
                var folder = Folder.open()) {
            if (have > 0) {
                folder.write(PART, Arrays.copyOf(FILE, have));
            }
            server.talkTo(() -> resume(server, folder.path().resolve(PART)));
            byte[] got = folder.read(PART);
            String right = have == 0 ? "GET a.txt" : "RANGE " + have + " a.txt";
            Expected.value(List.of(right))
                    .otherwise(
                            "the part held %d of %d bytes".formatted(have, FILE.length),
                            "文件有 %2$d 字节，部分文件里已有 %1$d 字节".formatted(have, FILE.length))
                    .clue(DELETES_PART, it -> it.contains("GET a.txt") && Arrays.equals(got, FILE))
                    .clue(APPENDS_WHOLE_FILE, it -> have > 0 && it.contains("GET a.txt"))
                    .clue(RESUMES_AT_WRONG_OFFSET, it -> it.getFirst().startsWith("RANGE "))
                    .in(server)
                    .butGot(server.requests());
            Expected.bytes(FILE)
                    .otherwise("the part is not the whole file", "部分文件里不是整个文件")
                    .clue(DELETES_PART, it -> have > 0 && it.length == FILE.length - have)
                    .clue(RESUMES_AT_WRONG_OFFSET, it -> have > 0 && !Bytes.isCutOff(it, FILE))
                    .detail(
                            "OK says how many bytes follow it, not how many the file has",
                            "OK 说的是后面还有多少字节，不是文件一共有多少字节")
                    .in(server)
                    .butGot(orNothing(got));
        }
    }

    @Test
    @Points(1)
    @Zh("服务器拒绝续传时，在同一个连接上从头下载")
    void starts_anew_when_the_server_refuses_to_go_on() throws Exception {
        try (var server = ProtocolServer.open().file(NAME, FILE);
                var folder = Folder.open()) {
            Path part = folder.write(PART, Bytes.utf8("x".repeat(40)));
            server.talkTo(() -> resume(server, part));
            Expected.value(List.of("RANGE 40 a.txt", "GET a.txt"))
                    .otherwise("not the right requests on this connection", "这个连接上的请求不对")
                    .clue(APPENDS_WHOLE_FILE, got -> got.equals(List.of("GET a.txt")))
                    .clue(RESUMES_AT_WRONG_OFFSET, got -> !got.contains("RANGE 40 a.txt"))
                    .in(server)
                    .butGot(server.requests());
            Expected.bytes(FILE)
                    .otherwise("the part is not the server's file", "部分文件里不是服务器上的文件")
                    .clue(APPENDS_WHOLE_FILE, got -> got.length == 40 + FILE.length)
                    .in(server)
                    .butGot(orNothing(folder.read(PART)));
        } catch (Failure e) {
            throw e.detail(
                    new Text(
                            "the part held 40 bytes, but the server's file has 36: it is another"
                                    + " file, to be asked for as a whole",
                            "部分文件里有 40 字节，服务器上的文件却只有 36 字节：已经不是同一个文件，" + "要请求整个文件"));
        }
    }

    @Test
    @Points(1)
    @Zh("文件不存在或被拒绝时，说明原因，磁盘上什么也不留")
    void tells_a_clear_no_and_leaves_nothing_on_disk() throws Exception {
        try (var server = ProtocolServer.open().refuses("secret.txt", "not readable");
                var folder = Folder.open()) {
            var missing = fails(FileNotFoundException.class, server, folder, "nothing.txt");
            mustSay("nothing.txt", missing, server);
            var refused = fails(AccessDeniedException.class, server, folder, "secret.txt");
            mustSay("not readable", refused, server);
        }
    }

    private static <E extends Exception> E fails(
            Class<E> type, ProtocolServer server, Folder folder, String name) throws Exception {
        Path part = folder.path().resolve(PART);
        E thrown =
                server.talkTo(() ->
                        Thrown.exception(
                                type,
                                () ->
                                        Talk.with(
                                                server,
                                                (in, out) -> Fetch.resume(in, out, name, part))));
        byte[] left = folder.read(PART);
        if (left != null) {
            Mistake mistake = left.length == 0 ? MISSING_CREATES_FILE : ERROR_TEXT_IN_FILE;
            throw Failure.of(
                            "the server said no, and yet there is a part now", "服务器说了不，却还是多出一个部分文件")
                    .expected("no file")
                    .got("a part of " + left.length + " bytes")
                    .mistake(mistake)
                    .in(server.transcript());
        }
        return thrown;
    }

    private static void mustSay(String words, Exception thrown, ProtocolServer server) {
        if (!String.valueOf(thrown.getMessage()).contains(words)) {
            throw Failure.of(
                            "the exception's message does not say what the user must know",
                            "异常信息没有说出用户需要知道的事")
                    .expected("a message with \"" + words + "\"")
                    .got('"' + thrown.getMessage() + '"')
                    .in(server.transcript());
        }
    }

    private static byte[] orNothing(byte[] contentOrNull) {
        return contentOrNull == null ? new byte[0] : contentOrNull;
    }

    private static void resume(ProtocolServer server, Path part) throws Exception {
        Talk.with(server, (in, out) -> Fetch.resume(in, out, NAME, part));
    }
}
