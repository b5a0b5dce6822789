package lesson08;

import static handshake.support.Fault.changes;
import static handshake.support.Fault.cutAfter;
import static handshake.support.Fault.cutAfterAll;
import static handshake.support.Fault.flipsBit;
import static handshake.support.Fault.liesAboutLength;
import static handshake.support.Fault.resetAfter;
import static handshake.support.Fault.wrongDigest;
import static handshake.support.Mistake.RENAMES_TOO_EARLY;

import static lesson08.Downloads.FILE;
import static lesson08.Downloads.NAME;
import static lesson08.Downloads.PATIENT;
import static lesson08.Downloads.SAVED;

import handshake.support.Bytes;
import handshake.support.Failure;
import handshake.support.Fault;
import handshake.support.Points;
import handshake.support.ProtocolServer;
import handshake.support.Step;
import handshake.support.Unexpected;
import handshake.support.Visit;
import handshake.support.Zh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

@Step(5)
final class FaultsProperties {
    /// Seen once, it need not be seen again: the server waits two seconds for each open connection.
    private static boolean hasLeaked;

    private static final byte[] OTHER = Bytes.utf8("ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210");

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    @Points(1)
    @Zh("不管故障怎样接连发生，最终名字下要么是正确的文件，要么什么也没有")
    void whatever_happens_the_final_name_holds_the_right_file_or_nothing(
            @ForAll("faults") List<Fault> faults, @ForAll("attempts") int attempts)
            throws Exception {
        if (hasLeaked) {
            return;
        }
        try (var server = ProtocolServer.open().file(NAME, FILE);
                var folder = Folder.open()) {
            faults.forEach(server::connection);
            Object result = server.talkTo(() -> pathOrFailure(server, folder, attempts));
            mustHaveClosed(server);
            switch (result) {
                case Path saved ->
                        Downloads.mustHave(present(faults, server), saved, folder, server);
                case IOException failure -> {
                    mustHaveNothing(failure, folder, server);
                    // One for each fault, one to find the part damaged, one that succeeds.
                    if (attempts >= faults.size() + 2) {
                        throw Unexpected.exception(failure).in(server.transcript());
                    }
                }
                default -> throw new IllegalStateException(result.toString());
            }
        } catch (Failure e) {
            throw e.details(FaultWords.of(faults));
        }
    }

    private static Object pathOrFailure(ProtocolServer server, Folder folder, int attempts)
            throws InterruptedException {
        try {
            return Downloads.download(server, folder, attempts, PATIENT);
        } catch (IOException failure) {
            return failure;
        }
    }

    private static void mustHaveClosed(ProtocolServer server) {
        try {
            Downloads.mustHaveClosed(server);
        } catch (Failure leak) {
            hasLeaked = true;
            throw leak;
        }
    }

    private static void mustHaveNothing(IOException failure, Folder folder, ProtocolServer server)
            throws IOException {
        if (folder.read(SAVED) != null) {
            throw Failure.of(
                            "the download failed, and yet there is a file with the final name",
                            "下载失败了，最终名字下却有一个文件")
                    .mistake(RENAMES_TOO_EARLY)
                    .in(server.transcript())
                    .cause(failure);
        }
    }

    /// The file as the server has it by now.
    private static byte[] present(List<Fault> faults, ProtocolServer server) {
        byte[] content = FILE;
        List<Visit> visits = server.visits();
        for (int i = 0; i < Math.min(faults.size(), visits.size()); i++) {
            if (faults.get(i) instanceof Fault.Changes change
                    && !visits.get(i).requests().isEmpty()) {
                content = change.content();
            }
        }
        return content;
    }

    @Provide
    Arbitrary<List<Fault>> faults() {
        Arbitrary<Integer> offsets = Arbitraries.integers().between(0, FILE.length);
        Arbitrary<Fault> fault =
                Arbitraries.oneOf(
                        offsets.map(offset -> cutAfter(offset)),
                        offsets.map(offset -> resetAfter(offset)),
                        offsets.map(bytes -> cutAfterAll(bytes)),
                        offsets.map(offset -> flipsBit(offset, offset % 8)),
                        Arbitraries.integers().between(-9, 9).map(more -> liesAboutLength(more)),
                        offsets.map(length -> changes(NAME, Arrays.copyOf(OTHER, length))),
                        Arbitraries.of(wrongDigest()));
        return fault.list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Integer> attempts() {
        return Arbitraries.integers().between(1, 8);
    }
}
