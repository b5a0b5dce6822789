package lesson08;

import static handshake.support.Fault.answersWith;
import static handshake.support.Fault.cutAfterAll;
import static handshake.support.Mistake.DELETES_PART;
import static handshake.support.Mistake.SKIPS_DIGEST;
import static handshake.support.Mistake.TRUSTS_LENGTH;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Fault;
import handshake.support.Points;
import handshake.support.ProtocolServer;
import handshake.support.Step;
import handshake.support.StreamSocket;
import handshake.support.Thrown;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

@Step(4)
final class DigestTest {
    private static final String NAME = "a.txt";
    private static final String PART = "a.txt.part";
    private static final byte[] FILE = Bytes.utf8("0123456789abcdefghijklmnopqrstuvwxyz");

    // FIPS 180-4's own example: the digest of "abc".
    private static final String DIGEST_OF_ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    @Points(1)
    @Zh("服务器用 64 个十六进制字符回答 DIGEST")
    void the_server_answers_with_64_hexadecimal_characters() throws Exception {
        String requests = "DIGEST abc.txt\nDIGEST nothing.txt\nDIGEST abc.txt\n";
        try (var root = Folder.open();
                var socket = new StreamSocket(Delivery.whole(Bytes.utf8(requests)))) {
            root.write("abc.txt", Bytes.utf8("abc"));
            DownloadServer.serve(socket, root.path());
            String answer = "OK 64\n" + DIGEST_OF_ABC;
            Expected.bytes(Bytes.utf8(answer + "MISSING\n" + answer))
                    .otherwise(
                            "not the right answers to DIGEST of \"abc\", of a missing file, of"
                                    + " \"abc\" again",
                            "对 DIGEST 的回答不对：先是内容为 \"abc\" 的文件，再是不存在的文件，再是 \"abc\"")
                    .butGot(socket.sent());
        }
    }

    @Test
    @Points(1)
    @Zh("摘要相等就收下，差一个比特也要扔掉")
    void keeps_the_right_file_and_throws_away_one_that_differs_in_a_bit() throws Exception {
        try (var server = ProtocolServer.open().file(NAME, FILE);
                var folder = Folder.open()) {
            Path part = folder.write(PART, FILE);
            server.talkTo(() -> verify(server, part));
            Expected.value(List.of("DIGEST a.txt"))
                    .clue(SKIPS_DIGEST, List::isEmpty)
                    .in(server)
                    .butGot(server.requests());
            Expected.bytes(FILE)
                    .otherwise("the part was right, and is no more", "部分文件本来是对的，现在不对了")
                    .in(server)
                    .butGot(orNothing(folder.read(PART)));
        }
        for (int wrong = 0; wrong < FILE.length; wrong++) {
            throwsAway(wrong);
        }
    }

    private static void throwsAway(int wrong) throws Exception {
        byte[] flipped = FILE.clone();
        flipped[wrong] ^= (byte) (1 << wrong % 8);
        try (var server = ProtocolServer.open().file(NAME, FILE);
                var folder = Folder.open()) {
            Path part = folder.write(PART, flipped);
            boolean accepted = server.talkTo(() -> accepts(server, part));
            if (accepted) {
                throw Failure.of(
                                "byte %d of the part is wrong, and your code accepted it"
                                        .formatted(wrong),
                                "部分文件的第 %d 个字节是错的，你的代码却收下了".formatted(wrong))
                        .expected("an IOException")
                        .mistake(SKIPS_DIGEST)
                        .in(server.transcript());
            }
            if (folder.read(PART) != null) {
                throw Failure.of(
                                "a part with a wrong digest is still there: every later attempt"
                                        + " builds on it",
                                "摘要不对的部分文件还在：以后每次尝试都会接着它下载")
                        .expected("no file")
                        .in(server.transcript());
            }
        }
    }

    private static boolean accepts(ProtocolServer server, Path part) throws Exception {
        try {
            verify(server, part);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    @Points(1)
    @Zh("没有得到完整的摘要，就不能断定部分文件有错")
    void an_answer_that_is_no_digest_is_an_error_and_leaves_the_part() throws Exception {
        for (int bytes : new int[] {0, 3, 6, 20, 69}) {
            leavesThePart(cutAfterAll(bytes));
        }
        leavesThePart(answersWith("OK 2000000000\n"), cutAfterAll(14));
        leavesThePart(answersWith("OK 9000000000000000000\n"), cutAfterAll(23));
        leavesThePart(answersWith("MISSING\n"));
        leavesThePart(answersWith("REFUSED unknown request\n"));
    }

    private static void leavesThePart(Fault... faults) throws Exception {
        try (var server = ProtocolServer.open().file(NAME, FILE).connection(faults);
                var folder = Folder.open()) {
            Path part = folder.write(PART, FILE);
            server.talkTo(() -> Thrown.ioException(() -> verify(server, part)));
            Expected.bytes(FILE)
                    .otherwise(
                            "nothing was said against the part, and it is gone", "没有谁说部分文件不对，它却没了")
                    .clue(DELETES_PART, _ -> true)
                    .in(server)
                    .butGot(orNothing(folder.read(PART)));
        } catch (OutOfMemoryError e) {
            throw Failure.of(
                            "the server promised a digest of 2 000 000 000 bytes, and your code"
                                    + " made room for it",
                            "服务器说摘要有 2 000 000 000 字节，你的代码就真的去腾地方")
                    .mistake(TRUSTS_LENGTH);
        }
    }

    private static void verify(ProtocolServer server, Path part) throws IOException {
        Talk.with(server, (in, out) -> Fetch.verify(in, out, NAME, part));
    }

    private static byte[] orNothing(byte[] contentOrNull) {
        return contentOrNull == null ? new byte[0] : contentOrNull;
    }
}
