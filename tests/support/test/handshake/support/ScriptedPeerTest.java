package handshake.support;

import static handshake.support.Mistake.DEFAULT_CHARSET;
import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.PeerAction.await;
import static handshake.support.PeerAction.close;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.expectEndOrReset;
import static handshake.support.PeerAction.halfClose;
import static handshake.support.PeerAction.pause;
import static handshake.support.PeerAction.reset;
import static handshake.support.PeerAction.script;
import static handshake.support.PeerAction.send;
import static handshake.support.PeerAction.sendInChunks;
import static handshake.support.PeerAction.stall;
import static handshake.support.ScriptedPeer.HOST;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// What each step does, and how it is told when it cannot be played.
@Timeout(20)
final class ScriptedPeerTest {

    /// What a test does with the connection.
    private interface Talk {
        void on(Socket socket) throws Exception;
    }

    @Nested
    final class A_step_that_can_be_played {

        @Test
        void expect_takes_its_bytes_in_however_many_pieces() {
            plays(
                    socket -> {
                        socket.setTcpNoDelay(true);
                        write(socket, "he");
                        write(socket, "l");
                        write(socket, "lo");
                    },
                    expect("hello"));
        }

        @Test
        void expect_leaves_what_follows_to_the_next_step() {
            plays(socket -> write(socket, "hello"), expect("he"), expect("llo"), expectEnd());
        }

        @Test
        void expectEnd_takes_a_FIN() {
            plays(Socket::shutdownOutput, expectEnd());
        }

        @Test
        void expectEndOrReset_takes_either() {
            plays(Socket::shutdownOutput, expectEndOrReset());
            plays(ScriptedPeerTest::cut, expectEndOrReset());
        }

        @Test
        void send_sends() {
            plays(socket -> assertEquals("你好", readAll(socket)), send("你好"));
        }

        @Test
        void sendInChunks_sends_every_byte_once() {
            byte[] bytes = Bytes.patterned(100);
            plays(
                    socket -> assertArrayEquals(bytes, socket.getInputStream().readAllBytes()),
                    sendInChunks(bytes, 7));
        }

        @Test
        void halfClose_ends_its_stream_and_reads_on() {
            plays(
                    socket -> {
                        assertEquals(-1, socket.getInputStream().read());
                        write(socket, "still here");
                    },
                    halfClose(),
                    expect("still here"));
        }

        @Test
        void reset_cuts_the_connection() {
            plays(
                    socket ->
                            assertThrows(
                                    SocketException.class, () -> socket.getInputStream().read()),
                    reset());
        }

        @Test
        void close_ends_in_order() {
            plays(socket -> assertEquals(-1, socket.getInputStream().read()), close());
        }

        @Test
        void the_end_of_the_script_closes_the_connection() {
            plays(socket -> assertEquals("a", readAll(socket)), send("a"));
        }

        @Test
        void await_waits_for_the_test() {
            var gate = new CountDownLatch(1);
            plays(
                    socket -> {
                        socket.setSoTimeout(100);
                        assertThrows(
                                SocketTimeoutException.class, () -> socket.getInputStream().read());
                        gate.countDown();
                        socket.setSoTimeout(0);
                        assertEquals("a", readAll(socket));
                    },
                    await(gate),
                    send("a"));
        }

        @Test
        void pause_pauses() {
            long start = System.nanoTime();
            plays(
                    socket -> assertEquals("a", readAll(socket)),
                    pause(Duration.ofMillis(60)),
                    send("a"));
            assertTrue(System.nanoTime() - start >= 60_000_000);
        }

        @Test
        void stall_says_nothing_until_the_test_is_over() throws Exception {
            try (var peer = ScriptedPeer.server(stall());
                    var socket = new Socket(HOST, peer.port())) {
                socket.setSoTimeout(100);
                assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
                peer.close();
                socket.setSoTimeout(2000);
                assertEquals(-1, socket.getInputStream().read());
            }
        }
    }

    @Nested
    final class A_step_that_cannot_be_played {

        @Test
        void other_bytes_are_told_step_by_step() {
            Failure failure =
                    fails(socket -> write(socket, "pong"), send("a"), expect("ping"), close());
            assertEquals(
                    new Text("the test server got stuck at step 2 of 3", "测试服务器卡在第 2 步（共 3 步）"),
                    failure.what());
            assertEquals(
                    List.of(
                            "✓ 1. send \"a\", 1 byte",
                            "✗ 2. wait for \"ping\", 4 bytes: got \"pong\", 4 bytes",
                            "  3. close"),
                    failure.details().stream().map(Text::en).toList());
        }

        @Test
        void a_clue_that_fits_names_the_mistake() {
            PeerAction chinese =
                    expect("你好")
                            .otherwise(LEAKS_SOCKET, it -> it.bytes().length == 0)
                            .otherwise(DEFAULT_CHARSET, it -> it.bytes()[0] == '?')
                            .otherwise(LEAKS_SOCKET);
            Failure failure = fails(socket -> write(socket, "??????"), chinese);
            assertEquals(Optional.of(DEFAULT_CHARSET), failure.mistake());
        }

        @Test
        void no_clue_that_fits_names_none() {
            PeerAction ping = expect("ping").otherwise(DEFAULT_CHARSET, it -> it.bytes()[0] == '?');
            assertEquals(Optional.empty(), fails(socket -> write(socket, "pong"), ping).mistake());
        }

        @Test
        void a_stream_that_ends_too_early_is_told_with_what_came() {
            Failure failure = fails(socket -> write(socket, "pi"), expect("ping"));
            assertGot("\"pi\", 2 bytes, then the end of the stream", failure);
        }

        @Test
        void a_reset_is_told() {
            assertGot("a reset (RST)", fails(ScriptedPeerTest::cut, expect("ping")));
            assertGot("a reset (RST)", fails(ScriptedPeerTest::cut, expectEnd()));
        }

        @Test
        void silence_is_told_after_two_seconds_and_the_clue_sees_it() {
            PeerAction ping =
                    expect("ping")
                            .otherwise(LEAKS_SOCKET, it -> it.ending() == Received.Ending.SILENCE);
            long start = System.nanoTime();
            Failure failure = fails(socket -> readAll(socket), ping);
            assertGot("nothing", failure);
            assertEquals(Optional.of(LEAKS_SOCKET), failure.mistake());
            assertTrue(System.nanoTime() - start >= ScriptedPeer.PATIENCE.toNanos());
            assertTrue(
                    entries(failure).contains("CLIENT silence 2000"), entries(failure)::toString);
        }

        @Test
        void a_byte_where_the_end_should_be_is_told() {
            PeerAction end = expectEnd().otherwise(DEFAULT_CHARSET, it -> it.bytes()[0] == 'x');
            Failure failure = fails(socket -> write(socket, "x"), end);
            assertGot("\"x\", 1 byte", failure);
            assertEquals(Optional.of(DEFAULT_CHARSET), failure.mistake());
        }

        @Test
        void the_steps_behind_it_are_not_played() {
            Failure failure = fails(socket -> write(socket, "pong"), expect("ping"), send("more"));
            assertTrue(entries(failure).stream().noneMatch(it -> it.startsWith("SERVER data")));
        }
    }

    @Nested
    final class A_conversation {

        @Test
        void is_recorded_as_both_sides_made_it() {
            var peer =
                    plays(
                            socket -> {
                                write(socket, "ping");
                                readAll(socket);
                            },
                            expect("ping"),
                            send("pong"));
            assertEquals(
                    List.of(
                            "yours CLIENT",
                            "CLIENT opened",
                            "CLIENT data 4 70696e67",
                            "SERVER data 4 706f6e67",
                            "SERVER end"),
                    peer.transcript().toLines());
        }

        @Test
        void says_who_reset() {
            assertTrue(
                    plays(socket -> readToReset(socket), reset())
                            .transcript()
                            .toLines()
                            .contains("SERVER reset"));
            assertTrue(
                    plays(ScriptedPeerTest::cut, expectEndOrReset())
                            .transcript()
                            .toLines()
                            .contains("CLIENT reset"));
        }

        @Test
        void may_have_one_connection_after_the_other() throws Exception {
            var scripts = List.of(script(send("first")), script(expect("x"), send("second")));
            try (var peer = ScriptedPeer.server(scripts)) {
                try (var socket = new Socket(HOST, peer.port())) {
                    assertEquals("first", readAll(socket));
                }
                try (var socket = new Socket(HOST, peer.port())) {
                    write(socket, "x");
                    assertEquals("second", readAll(socket));
                }
                peer.finish();
                assertThrows(IOException.class, () -> new Socket(HOST, peer.port()).close());
            }
        }

        @Test
        void ends_with_the_connection_that_goes_wrong() throws Exception {
            var scripts = List.of(script(expect("a")), script(send("second")));
            try (var peer = ScriptedPeer.server(scripts)) {
                try (var socket = new Socket(HOST, peer.port())) {
                    write(socket, "b");
                    readToReset(socket);
                }
                Failure failure = Failures.of(peer::finish);
                assertEquals("the test server got stuck at step 1 of 1", failure.what().en());
            }
        }

        @Test
        void may_be_begun_by_the_peer() throws Exception {
            try (var pair = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName(HOST));
                    var peer =
                            ScriptedPeer.client(pair.getLocalPort(), send("ping"), expect("pong"));
                    var socket = pair.accept()) {
                assertEquals("ping", new String(socket.getInputStream().readNBytes(4)));
                write(socket, "pong");
                peer.finish();
                assertEquals("yours SERVER", peer.transcript().toLines().getFirst());
                assertEquals("CLIENT opened", peer.transcript().toLines().get(1));
            }
        }
    }

    @Nested
    final class Nobody_there {

        @Test
        void a_server_to_which_nobody_connects_says_so() throws Exception {
            try (var peer = ScriptedPeer.server(send("hello"))) {
                Failure failure = Failures.of(peer::finish);
                assertEquals("your client did not connect to the test server", failure.what().en());
            }
        }

        @Test
        void a_client_that_finds_nobody_says_so() throws Exception {
            int port;
            try (var peer = ScriptedPeer.server(stall())) {
                port = peer.port();
            }
            try (var peer = ScriptedPeer.client(port, send("hello"))) {
                Failure failure = Failures.of(peer::finish);
                assertEquals(
                        "the test client could not connect to your server", failure.what().en());
            }
        }
    }

    @Nested
    final class Code_that_talks_to_it {

        @Test
        void returns_what_it_returns() throws Exception {
            try (var peer = ScriptedPeer.server(send("hello"))) {
                String answer = peer.talkTo(() -> connectAndRead(peer));
                assertEquals("hello", answer);
            }
        }

        @Test
        void and_throws_is_told_with_the_conversation() throws Exception {
            try (var peer = ScriptedPeer.server(send("hello"))) {
                Failure failure =
                        Failures.of(() ->
                                peer.talkTo(() -> {
                                    connectAndRead(peer);
                                    throw new IOException("oh");
                                }));
                assertEquals("your code threw IOException: oh", failure.what().en());
                assertTrue(entries(failure).contains("SERVER end"));
            }
        }

        @Test
        void and_fails_a_check_of_the_test_gets_the_conversation_too() throws Exception {
            try (var peer = ScriptedPeer.server(send("hello"))) {
                Failure failure =
                        Failures.of(() ->
                                peer.talkTo(
                                        () -> Expected.text("bye").butGot(connectAndRead(peer))));
                assertEquals(Optional.of("\"bye\", 3 bytes"), failure.expected());
                assertTrue(entries(failure).contains("SERVER end"));
            }
        }

        @Test
        void and_is_not_written_yet_is_not_waited_for() throws Exception {
            try (var peer = ScriptedPeer.server(expect("never"))) {
                var todo = new UnsupportedOperationException("TODO 1: write");
                var thrown =
                        assertThrows(
                                UnsupportedOperationException.class,
                                () ->
                                        peer.talkTo(() -> {
                                            throw todo;
                                        }));
                assertEquals(todo, thrown);
            }
        }

        @Test
        void and_throws_before_the_script_is_over_is_told_beside_the_step() throws Exception {
            try (var peer = ScriptedPeer.server(send("hello"), expect("thanks"))) {
                Failure failure =
                        Failures.of(() ->
                                peer.talkTo(() -> {
                                    connectAndRead(peer, 5);
                                    throw new IllegalStateException("no thanks");
                                }));
                assertEquals("the test server got stuck at step 2 of 2", failure.what().en());
                assertEquals(
                        "your code threw IllegalStateException: no thanks",
                        failure.details().getLast().en());
                assertEquals(IllegalStateException.class, failure.getCause().getClass());
            }
        }

        @Test
        void and_throws_because_the_peer_gave_up_is_not_blamed_for_it() throws Exception {
            try (var peer = ScriptedPeer.server(expect("ping"))) {
                Failure failure =
                        Failures.of(() ->
                                peer.talkTo(() -> {
                                    connectAndRead(peer);
                                    throw new IOException("nothing came");
                                }));
                assertTrue(
                        failure.details().stream().noneMatch(it -> it.en().contains("threw")),
                        failure::getMessage);
            }
        }
    }

    /// Plays a script with a client that does this, to its end.
    private static ScriptedPeer plays(Talk talk, PeerAction... script) {
        try (var peer = ScriptedPeer.server(script);
                var socket = new Socket(HOST, peer.port())) {
            socket.setSoTimeout(3000);
            talk.on(socket);
            end(socket);
            peer.finish();
            return peer;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException _) {
            // It has ended already, one way or the other.
        }
    }

    private static Failure fails(Talk talk, PeerAction... script) {
        return Failures.of(() -> plays(talk, script));
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(Bytes.utf8(text));
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(
                socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void readToReset(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (IOException _) {
            // a reset is an end as well
        }
    }

    private static void cut(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static String connectAndRead(ScriptedPeer peer) throws IOException {
        try (var socket = new Socket(HOST, peer.port())) {
            return readAll(socket);
        }
    }

    private static void connectAndRead(ScriptedPeer peer, int bytes) throws IOException {
        try (var socket = new Socket(HOST, peer.port())) {
            socket.getInputStream().readNBytes(bytes);
        }
    }

    private static void assertGot(String got, Failure failure) {
        String message = failure.getMessage();
        assertTrue(
                message.contains(": got " + got + "\n") || message.endsWith(": got " + got),
                message);
    }

    private static List<String> entries(Failure failure) {
        return failure.transcript().orElseThrow().toLines();
    }
}
