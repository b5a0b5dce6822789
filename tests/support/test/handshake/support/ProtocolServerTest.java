package handshake.support;

import static handshake.support.Fault.answersWith;
import static handshake.support.Fault.changes;
import static handshake.support.Fault.cutAfter;
import static handshake.support.Fault.cutAfterAll;
import static handshake.support.Fault.drips;
import static handshake.support.Fault.flipsBit;
import static handshake.support.Fault.liesAboutLength;
import static handshake.support.Fault.loses;
import static handshake.support.Fault.resetAfter;
import static handshake.support.Fault.resetAfterAll;
import static handshake.support.Fault.saysMore;
import static handshake.support.Fault.stallAfter;
import static handshake.support.Fault.stallAfterAll;
import static handshake.support.Fault.waitsAfter;
import static handshake.support.Fault.wrongDigest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

@Timeout(20)
final class ProtocolServerTest {
    private static final String SHA_256_OF_HELLO =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private ProtocolServer server;

    @BeforeEach
    void open() throws IOException {
        server =
                ProtocolServer.open()
                        .file("a.txt", Bytes.utf8("hello"))
                        .file("你 好.txt", Bytes.utf8("世界"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Nested
    final class Well {
        @Test
        void it_gives_files() throws IOException {
            assertEquals("OK 5\nhello", says("GET a.txt\n"));
            assertEquals("OK 6\n世界", says("GET 你 好.txt\n"));
        }

        @Test
        void it_gives_the_rest_of_files() throws IOException {
            assertEquals("OK 2\nlo", says("RANGE 3 a.txt\n"));
            assertEquals("OK 0\n", says("RANGE 5 a.txt\n"));
            assertEquals("REFUSED the file has 5 bytes\n", says("RANGE 6 a.txt\n"));
        }

        @Test
        void it_gives_digests_and_the_list() throws IOException {
            assertEquals("OK 64\n" + SHA_256_OF_HELLO, says("DIGEST a.txt\n"));
            assertEquals("OK 22\n5 a.txt\n6 你 好.txt\n", says("LIST\n"));
        }

        @Test
        void it_says_MISSING_and_REFUSED() throws IOException {
            server.refuses("b.txt", "not today");
            assertEquals("MISSING\n", says("GET nothing\n"));
            assertEquals("REFUSED not today\n", says("GET b.txt\n"));
            assertEquals("REFUSED unknown request\n", says("PUT a.txt\n"));
            assertEquals("REFUSED unknown request\n", says("RANGE x a.txt\n"));
        }

        @Test
        void it_answers_one_request_after_the_other() throws IOException {
            assertEquals("OK 5\nhelloMISSING\nOK 5\nhello", says("GET a.txt\nGET b\nGET a.txt\n"));
        }

        @Test
        void it_takes_CR_LF_as_well() throws IOException {
            assertEquals("OK 5\nhello", says("GET a.txt\r\n"));
        }

        @Test
        void it_refuses_what_cannot_be_read_and_closes() throws IOException {
            byte[] bad = {'G', 'E', 'T', ' ', (byte) 0xff, '\n'};
            String refused = "REFUSED a line that cannot be read\n";
            assertEquals(refused, says(bad));
            assertEquals(refused, says("GET " + "a".repeat(5000) + "\n"));
        }

        @Test
        void it_may_know_less() throws IOException {
            server.knows("GET", "DIGEST");
            assertEquals("OK 5\nhello", says("GET a.txt\n"));
            assertEquals("REFUSED unknown request\n", says("LIST\n"));
        }

        @Test
        void its_files_may_change_and_go() throws IOException {
            server.file("a.txt", Bytes.utf8("new")).remove("你 好.txt");
            assertEquals("OK 3\nnew", says("GET a.txt\n"));
            assertEquals("MISSING\n", says("GET 你 好.txt\n"));
        }
    }

    @Nested
    final class With_a_fault {
        @Test
        void it_cuts_behind_so_many_bytes() throws IOException {
            server.connection(cutAfter(2)).connection(cutAfter(0)).connection(cutAfterAll(4));
            assertEquals("OK 5\nhe", says("GET a.txt\n"));
            assertEquals("OK 5\n", says("GET a.txt\n"));
            assertEquals("OK 5", says("GET a.txt\n"));
            assertEquals("OK 5\nhello", says("GET a.txt\n"), "a further connection is well");
        }

        @Test
        void it_resets() throws Exception {
            server.connection(resetAfter(2)).connection(resetAfterAll(0));
            assertThrows(SocketException.class, () -> says("GET a.txt\n"));
            assertThrows(SocketException.class, () -> says("GET a.txt\n"));
        }

        @Test
        void it_stalls() throws Exception {
            server.connection(stallAfter(2)).connection(stallAfterAll(0));
            assertEquals("OK 5\nhe", saysBeforeItStalls("GET a.txt\n"));
            assertEquals("", saysBeforeItStalls("GET a.txt\n"));
        }

        @Test
        void it_waits_for_the_test() throws Exception {
            var gate = new CountDownLatch(1);
            server.connection(waitsAfter(2, gate));
            try (Socket socket = connect("GET a.txt\n")) {
                assertEquals("OK 5\nhe", readUntilSilence(socket));
                gate.countDown();
                socket.setSoTimeout(5000);
                socket.shutdownOutput();
                assertEquals("llo", readAll(socket));
            }
        }

        @Test
        void it_lies_about_the_length() throws IOException {
            server.connection(liesAboutLength(3)).connection(liesAboutLength(-3));
            assertEquals("OK 8\nhello", says("GET a.txt\n"));
            assertEquals("OK 2\nhello", says("GET a.txt\n"));
        }

        @Test
        void it_flips_a_bit_wherever_the_file_is_sent_from() throws IOException {
            server.furtherConnections(flipsBit(1, 0));
            assertEquals("OK 5\nhdllo", says("GET a.txt\n"));
            assertEquals("OK 4\ndllo", says("RANGE 1 a.txt\n"));
            assertEquals("OK 3\nllo", says("RANGE 2 a.txt\n"));
            assertEquals("OK 64\n" + SHA_256_OF_HELLO, says("DIGEST a.txt\n"));
        }

        @Test
        void it_says_more() throws IOException {
            server.connection(saysMore("!!"));
            assertEquals("OK 5\nhello!!MISSING\n", says("GET a.txt\nGET b\n"));
        }

        @Test
        void it_drips() throws IOException {
            server.connection(drips());
            assertEquals("OK 5\nhello", says("GET a.txt\n"));
        }

        @Test
        void a_file_changes_or_goes_when_a_connection_asks() throws IOException {
            server.connection()
                    .connection(changes("a.txt", Bytes.utf8("new")))
                    .connection(loses("a.txt"));
            assertEquals("OK 5\nhello", says("GET a.txt\n"));
            assertEquals("OK 3\nnew", says("GET a.txt\n"));
            assertEquals("MISSING\n", says("GET a.txt\n"));
        }

        @Test
        void a_file_may_change_between_two_requests() throws IOException {
            server.connection(new Fault.Changes("a.txt", Bytes.utf8("new"), 1));
            assertEquals("OK 5\nhelloOK 3\nnew", says("GET a.txt\nGET a.txt\n"));
        }

        @Test
        void it_talks_nonsense() throws IOException {
            server.connection(answersWith("HTTP/1.1 200 OK\r\n"));
            assertEquals("HTTP/1.1 200 OK\r\n", says("GET a.txt\n"));
        }

        @Test
        void its_digest_is_wrong() throws IOException {
            server.connection(wrongDigest());
            String digest = says("DIGEST a.txt\n");
            assertTrue(digest.matches("OK 64\n[0-9a-f]{64}"), digest);
            assertNotEquals("OK 64\n" + SHA_256_OF_HELLO, digest);
        }
    }

    @Nested
    final class What_happened {
        @Test
        void is_kept_for_every_connection() throws IOException {
            server.connection(cutAfter(2));
            server.talkTo(() -> says("GET a.txt\n"));
            server.talkTo(() -> says("GET b\nLIST\n"));
            assertEquals(
                    List.of(
                            new Visit(List.of("GET a.txt"), 2, true),
                            new Visit(List.of("GET b", "LIST"), 0, true)),
                    server.visits());
            assertEquals(List.of("GET a.txt", "GET b", "LIST"), server.requests());
        }

        @Test
        void is_a_conversation() throws IOException {
            server.talkTo(() -> says("GET b\n"));
            assertEquals(
                    List.of(
                            "yours CLIENT",
                            "CLIENT opened",
                            "CLIENT data 6 47455420620a",
                            "SERVER data 8 4d495353494e470a",
                            "CLIENT end",
                            "SERVER end"),
                    server.transcript().toLines());
        }

        @Test
        void is_told_with_what_the_code_threw() {
            Failure failure =
                    Failures.of(() ->
                            server.talkTo(() -> {
                                says("GET b\n");
                                throw new IOException("oh");
                            }));
            assertEquals("your code threw IOException: oh", failure.what().en());
            assertTrue(
                    failure.transcript()
                            .orElseThrow()
                            .toLines()
                            .contains("CLIENT data 6 47455420620a"));
        }

        @Test
        void a_connection_that_stays_open_is_not_over() throws IOException {
            try (Socket socket = connect("GET a.txt\n")) {
                server.talkTo(() -> assertEquals("OK 5\nhello", readUntilSilence(socket)));
                assertFalse(server.visits().getFirst().isOver());
            }
        }

        @Test
        void a_TODO_goes_through() {
            assertThrows(
                    UnsupportedOperationException.class,
                    () ->
                            server.talkTo(() -> {
                                throw new UnsupportedOperationException("TODO 1: …");
                            }));
        }
    }

    @Test
    void closed_it_refuses_clients() throws IOException {
        server.close();
        assertThrows(IOException.class, () -> connect("").close());
    }

    private String says(String requests) throws IOException {
        return says(Bytes.utf8(requests));
    }

    /// All that the server says to these requests, up to its end.
    private String says(byte[] requests) throws IOException {
        try (Socket socket = connect("")) {
            socket.getOutputStream().write(requests);
            socket.shutdownOutput();
            return readAll(socket);
        }
    }

    private String saysBeforeItStalls(String requests) throws IOException {
        try (Socket socket = connect(requests)) {
            return readUntilSilence(socket);
        }
    }

    private Socket connect(String requests) throws IOException {
        var socket = new Socket(ScriptedPeer.HOST, server.port());
        socket.setSoTimeout(5000);
        socket.getOutputStream().write(Bytes.utf8(requests));
        return socket;
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String readUntilSilence(Socket socket) throws IOException {
        var text = new StringBuilder();
        socket.setSoTimeout(300);
        try {
            for (int next = socket.getInputStream().read(); next >= 0; ) {
                text.append((char) next);
                next = socket.getInputStream().read();
            }
        } catch (SocketTimeoutException _) {
            return text.toString();
        }
        throw new AssertionError("the stream ended behind " + text);
    }
}
