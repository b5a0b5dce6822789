package handshake.support;

import static handshake.support.Mistake.DIES_WITH_CLIENT;
import static handshake.support.Mistake.SPINS_AT_EOF;
import static handshake.support.PeerAction.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lesson00.Student;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

@Timeout(20)
final class RunningTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final Body TODO = Student::hasNotWrittenThis;

    @Test
    void it_goes_on_until_it_returns() throws Exception {
        var gate = new CountDownLatch(1);
        try (var running = Running.start(gate::await)) {
            assertTrue(running.goesOn());
            gate.countDown();
            running.returnsWithin(SOON, null, null);
            assertFalse(running.goesOn());
            assertFalse(running.hasThrown());
        }
    }

    @Test
    void one_that_stays_is_told_with_where_it_stands() {
        var gate = new CountDownLatch(1);
        try (var running = Running.start(() -> Student.waitsAt(gate))) {
            Failure failure =
                    Failures.of(() -> running.returnsWithin(A_MOMENT, null, SPINS_AT_EOF));
            assertEquals("your server did not come to an end", failure.what().en());
            assertEquals(Optional.of(SPINS_AT_EOF), failure.mistake());
            assertTrue(
                    failure.getMessage().contains("your code waits in await() at Student.java"),
                    failure::getMessage);
        }
    }

    @Test
    void one_that_throws_is_told_with_the_mistake() {
        try (var running = Running.start(Student::throwsAnIOException)) {
            Failure failure =
                    Failures.of(() -> running.returnsWithin(SOON, DIES_WITH_CLIENT, SPINS_AT_EOF));
            assertEquals("your code threw IOException: no luck", failure.what().en());
            assertEquals(Optional.of(DIES_WITH_CLIENT), failure.mistake());
            assertTrue(running.hasThrown());
        }
    }

    @Test
    void a_failure_of_the_test_itself_keeps_its_words() {
        var own = Failure.of("own", "自己的");
        try (var running =
                Running.start(() -> {
                    throw own;
                })) {
            assertSame(own, Failures.of(() -> running.returnsWithin(SOON, DIES_WITH_CLIENT, null)));
            assertEquals(Optional.empty(), own.mistake());
        }
    }

    @Test
    void a_TODO_goes_through() {
        try (var running = Running.start(TODO)) {
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> running.returnsWithin(SOON, null, null));
            assertThrows(UnsupportedOperationException.class, running::throwIfUnwritten);
        }
    }

    @Test
    void of_other_exceptions_nothing_is_said_unasked() throws Exception {
        try (var running = Running.start(Student::throwsAnIOException)) {
            assertThrows(Failure.class, () -> running.returnsWithin(SOON, null, null));
            running.throwIfUnwritten();
        }
    }

    @Test
    void what_has_not_been_thrown_cannot_be_told() {
        try (var running = Running.start(() -> {})) {
            running.returnsWithin(SOON, null, null);
            assertThrows(IllegalStateException.class, () -> running.thrown(DIES_WITH_CLIENT));
        }
    }

    @Test
    void a_client_that_is_served_to_its_end_passes() throws Exception {
        try (var listener = listener();
                var running = Running.start(() -> answer(listener, "pong"));
                var client = ScriptedPeer.client(listener.getLocalPort(), expect("pong"))) {
            running.talkTo(client);
        }
    }

    @Test
    void a_client_that_is_let_down_tells_what_the_server_threw() throws Exception {
        try (var listener = listener();
                var running =
                        Running.start(() -> {
                            listener.accept().close();
                            Student.throwsAnIllegalState();
                        });
                var client = ScriptedPeer.client(listener.getLocalPort(), expect("pong"))) {
            Failure failure = Failures.of(() -> running.talkTo(client));
            assertEquals("the test client got stuck at step 1 of 1", failure.what().en());
            assertTrue(
                    failure.getMessage()
                            .contains("your code threw IllegalStateException: no sense"),
                    failure::getMessage);
        }
    }

    @Test
    void that_the_peer_has_gone_is_no_news() throws Exception {
        try (var listener = listener();
                var running =
                        Running.start(() -> {
                            listener.accept().close();
                            Student.throwsAnIOException();
                        });
                var client = ScriptedPeer.client(listener.getLocalPort(), expect("pong"))) {
            Failure failure = Failures.of(() -> running.talkTo(client));
            assertFalse(failure.getMessage().contains("threw"), failure::getMessage);
        }
    }

    @Test
    void a_TODO_comes_before_what_the_client_says() throws Exception {
        try (var listener = listener();
                var running =
                        Running.start(() -> {
                            listener.accept().close();
                            Student.hasNotWrittenThis();
                        });
                var client = ScriptedPeer.client(listener.getLocalPort(), expect("pong"))) {
            assertThrows(UnsupportedOperationException.class, () -> running.talkTo(client));
        }
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName(ScriptedPeer.HOST));
    }

    private static void answer(ServerSocket listener, String text) throws IOException {
        try (var socket = listener.accept()) {
            socket.getOutputStream().write(Bytes.utf8(text));
        }
    }
}
