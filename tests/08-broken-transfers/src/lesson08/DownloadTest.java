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
import static handshake.support.Mistake.NO_READ_TIMEOUT;

import static lesson08.Downloads.FILE;
import static lesson08.Downloads.NAME;
import static lesson08.Downloads.PATIENT;

import handshake.support.Bytes;
import handshake.support.Failure;
import handshake.support.Fault;
import handshake.support.Points;
import handshake.support.ProtocolServer;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        } catch (Failure e) {
            throw e.details(FaultWords.of(List.of(fault)));
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
        } catch (Failure e) {
            throw e.detail(
                    new Text(
                                    "the server's file had 36 bytes, and was replaced by another of"
                                            + " %d",
                                    "服务器上的文件本来有 36 字节，后来换成了另一个，有 %d 字节")
                            .formatted(content.length));
        }
    }
}
