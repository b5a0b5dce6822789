package handshake.support;

import static handshake.support.Mistake.CLOSES_INSTEAD_OF_ANSWERING;
import static handshake.support.Mistake.STOPS_AFTER_ONE_REQUEST;
import static handshake.support.PeerAction.close;
import static handshake.support.PeerAction.expect;
import static handshake.support.PeerAction.expectEnd;
import static handshake.support.PeerAction.expectEndOrReset;
import static handshake.support.PeerAction.send;
import static handshake.support.PeerAction.stall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;

@Timeout(20)
final class ProtocolClientTest {
    private interface Talk {
        void with(ProtocolClient client) throws Exception;
    }

    @Test
    void an_answer_is_its_line_and_what_it_promised() throws Exception {
        talk(
                client -> {
                    ProtocolClient.Answer answer = client.ask("GET a");
                    assertEquals("OK 5", answer.line());
                    assertEquals("OK", answer.kind());
                    assertEquals("hello", new String(answer.body()));
                },
                expect("GET a\n"),
                send("OK 5\nhello"));
    }

    @Test
    void answers_without_a_body_have_none() throws Exception {
        talk(
                client -> {
                    assertEquals("MISSING", client.ask("GET a").kind());
                    ProtocolClient.Answer refused = client.ask("GET b");
                    assertEquals("REFUSED", refused.kind());
                    assertEquals("REFUSED not this", refused.line());
                    assertEquals(0, refused.body().length);
                },
                expect("GET a\n"),
                send("MISSING\n"),
                expect("GET b\n"),
                send("REFUSED not this\n"));
    }

    @Test
    void answers_that_come_together_are_told_apart() throws Exception {
        talk(
                client -> {
                    client.send(Bytes.utf8("GET a\nGET b\n"));
                    assertEquals("hi", new String(client.answer().body()));
                    assertEquals("MISSING", client.answer().line());
                },
                expect("GET a\nGET b\n"),
                send("OK 2\nhiMISSING\n"));
    }

    @Test
    void what_is_no_answer_of_the_protocol_is_told() throws Exception {
        Failure failure = fails(client -> client.ask("GET a"), expect("GET a\n"), send("HELLO\n"));
        assertEquals("that is no answer of the protocol", failure.what().en());
        assertEquals(Optional.of("\"HELLO\""), failure.got());
        assertTrue(failure.transcript().isPresent());
    }

    @Test
    void a_server_that_closes_at_the_first_request_closes_instead_of_answering() throws Exception {
        Failure failure = fails(client -> client.ask("GET a"), expect("GET a\n"), close());
        assertEquals(Optional.of(CLOSES_INSTEAD_OF_ANSWERING), failure.mistake());
    }

    @Test
    void a_server_that_closes_at_the_second_request_stops_after_one() throws Exception {
        Failure failure =
                fails(
                        client -> {
                            client.ask("GET a");
                            client.ask("GET b");
                        },
                        expect("GET a\n"),
                        send("MISSING\n"),
                        expect("GET b\n"),
                        close());
        assertEquals(Optional.of(STOPS_AFTER_ONE_REQUEST), failure.mistake());
    }

    @Test
    void a_server_that_says_nothing_is_given_up() throws Exception {
        Failure failure = fails(client -> client.ask("GET a"), expect("GET a\n"), stall());
        assertEquals("your server gave no answer", failure.what().en());
        assertTrue(failure.transcript().orElseThrow().toLines().contains("SERVER silence 2000"));
    }

    @Test
    void less_than_was_promised_is_told() throws Exception {
        Failure failure =
                fails(client -> client.ask("GET a"), expect("GET a\n"), send("OK 5\nhel"), close());
        assertEquals(Optional.of("5 bytes"), failure.expected());
        assertEquals(Optional.of("3 bytes"), failure.got());
    }

    @Test
    void the_servers_end_may_be_expected() throws Exception {
        talk(ProtocolClient::expectEnd, close());
    }

    @Test
    void a_byte_more_is_told() throws Exception {
        Failure failure = fails(ProtocolClient::expectEnd, send("x"));
        assertEquals("your server says more than it was asked", failure.what().en());
    }

    @Test
    void a_server_that_keeps_the_connection_is_told() throws Exception {
        Failure failure = fails(ProtocolClient::expectEnd, stall());
        assertEquals("your server keeps the connection open", failure.what().en());
    }

    @Test
    void it_may_end_its_stream_or_cut_the_connection() throws Exception {
        talk(
                client -> {
                    client.end();
                    client.expectEnd();
                },
                expectEnd());
        talk(ProtocolClient::reset, expectEndOrReset());
    }

    @Test
    void the_conversation_is_recorded() throws Exception {
        talk(
                client -> {
                    client.ask("GET a");
                    assertEquals(
                            java.util.List.of(
                                    "yours SERVER",
                                    "CLIENT opened",
                                    "CLIENT data 6 47455420610a",
                                    "SERVER data 8 4d495353494e470a"),
                            client.transcript().toLines());
                },
                expect("GET a\n"),
                send("MISSING\n"));
    }

    private static void talk(Talk talk, PeerAction... server) throws Exception {
        try (var peer = ScriptedPeer.server(server);
                var client = ProtocolClient.connect(peer.port())) {
            talk.with(client);
            client.close();
            peer.finish();
        }
    }

    private static Failure fails(Talk talk, PeerAction... server) throws Exception {
        try (var peer = ScriptedPeer.server(server);
                var client = ProtocolClient.connect(peer.port())) {
            return Failures.of(() -> talk.with(client));
        }
    }
}
