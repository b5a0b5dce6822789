package handshake.support;

import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.pause;
import static handshake.support.PeerAction.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A script that was not played to its end is a failure, whatever it was that ended it.
@Timeout(30)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ScriptedPeerTest {

    @Test
    void a_script_that_is_played_to_its_end_is_none() throws IOException {
        try (var peer = ScriptedPeer.server(expect("ping"), send("pong"))) {
            assertEquals("pong", peer.talkTo(() -> exchange(peer, "ping")));
        }
    }

    @Test
    void an_exception_in_the_peer_itself_is_one() throws IOException {
        PeerAction broken =
                expect("ping")
                        .otherwise(
                                Mistake.DEFAULT_CHARSET,
                                _ -> {
                                    throw new IllegalStateException("a test gone wrong");
                                });
        try (var peer = ScriptedPeer.server(broken, send("pong"))) {
            var failure =
                    assertThrows(Failure.class, () -> peer.talkTo(() -> exchange(peer, "????")));
            assertTrue(failure.what().en().contains("a test gone wrong"), failure::getMessage);
        }
    }

    @Test
    void code_that_interrupts_the_peer_gains_nothing() throws IOException {
        try (var peer =
                ScriptedPeer.server(send("pong"), pause(Duration.ofMinutes(1)), expect("ping"))) {
            var failure =
                    assertThrows(
                            Failure.class, () -> peer.talkTo(ScriptedPeerTest.interrupts(peer)));
            assertTrue(failure.what().en().contains("interrupted"), failure::getMessage);
        }
    }

    private static String exchange(ScriptedPeer peer, String text) throws IOException {
        try (var socket = new Socket(ScriptedPeer.HOST, peer.port())) {
            socket.getOutputStream().write(Bytes.utf8(text));
            return new String(socket.getInputStream().readNBytes(4), StandardCharsets.UTF_8);
        }
    }

    /// Waits until the peer has sent what it sends first, and interrupts it.
    private static Body interrupts(ScriptedPeer peer) {
        return () -> {
            try (var socket = new Socket(ScriptedPeer.HOST, peer.port())) {
                socket.getInputStream().readNBytes(4);
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("test server"))
                        .forEach(Thread::interrupt);
                socket.getInputStream().read();
            }
        };
    }
}
