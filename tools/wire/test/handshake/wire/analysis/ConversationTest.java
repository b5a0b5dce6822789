package handshake.wire.analysis;

import static handshake.wire.analysis.TcpState.CLOSED;
import static handshake.wire.analysis.TcpState.CLOSE_WAIT;
import static handshake.wire.analysis.TcpState.CLOSING;
import static handshake.wire.analysis.TcpState.ESTABLISHED;
import static handshake.wire.analysis.TcpState.FIN_WAIT_1;
import static handshake.wire.analysis.TcpState.FIN_WAIT_2;
import static handshake.wire.analysis.TcpState.LAST_ACK;
import static handshake.wire.analysis.TcpState.LISTEN;
import static handshake.wire.analysis.TcpState.SYN_RECEIVED;
import static handshake.wire.analysis.TcpState.SYN_SENT;
import static handshake.wire.analysis.TcpState.TIME_WAIT;
import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.wire.Side;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConversationTest {
    private static void assertStates(TcpState client, TcpState server, Judgement judgement) {
        assertEquals(client, judgement.conversation().state(Side.CLIENT), "client");
        assertEquals(server, judgement.conversation().state(Side.SERVER), "server");
    }

    @Nested
    class States {
        private final Talk talk = new Talk(1_000, 5_000);

        private void connect() {
            assertStates(SYN_SENT, SYN_RECEIVED, talk.client().flags(SYN).goes());
            assertStates(ESTABLISHED, SYN_RECEIVED, talk.server().flags(SYN | ACK).goes());
            assertStates(ESTABLISHED, ESTABLISHED, talk.client().goes());
        }

        @Test
        void of_an_orderly_close() {
            connect();
            assertStates(FIN_WAIT_1, CLOSE_WAIT, talk.client().fin().goes());
            assertStates(FIN_WAIT_2, CLOSE_WAIT, talk.server().goes());
            assertStates(FIN_WAIT_2, CLOSE_WAIT, talk.server().data(10).goes());
            assertStates(TIME_WAIT, LAST_ACK, talk.server().fin().goes());
            assertStates(TIME_WAIT, CLOSED, talk.client().goes());
        }

        @Test
        void of_a_close_by_both_at_once() {
            connect();
            talk.client().fin().goes();
            assertStates(CLOSING, CLOSING, talk.server().acks(1).fin().goes());
            assertStates(CLOSING, TIME_WAIT, talk.client().goes());
            assertStates(TIME_WAIT, TIME_WAIT, talk.server().goes());
        }

        @Test
        void of_an_opening_by_both_at_once() {
            talk.client().flags(SYN).goes();
            assertStates(SYN_RECEIVED, SYN_RECEIVED, talk.server().flags(SYN).goes());
            talk.client().seq(0).flags(SYN | ACK).goes();
            assertStates(ESTABLISHED, ESTABLISHED, talk.server().seq(0).flags(SYN | ACK).goes());
        }

        @Test
        void of_a_refusal() {
            talk.client().flags(SYN).goes();
            assertStates(CLOSED, CLOSED, talk.server().flags(RST | ACK).goes());
        }

        @Test
        void of_an_attempt_given_up() {
            talk.client().flags(SYN).goes();
            assertStates(CLOSED, LISTEN, talk.client().flags(RST).goes());
        }

        @Test
        void of_a_reset() {
            connect();
            assertStates(CLOSED, CLOSED, talk.server().rst().goes());
        }

        @Test
        void wait_for_a_FIN_until_nothing_before_it_is_missing() {
            connect();
            assertStates(FIN_WAIT_1, ESTABLISHED, talk.client().seq(11).fin().goes());
            assertStates(FIN_WAIT_1, ESTABLISHED, talk.server().acks(1).goes());
            talk.client().seq(1).data(10).goes();
            assertStates(FIN_WAIT_2, CLOSE_WAIT, talk.server().goes());
        }

        @Test
        void of_a_capture_that_began_later() {
            var late = new Talk(1, 2);
            assertStates(ESTABLISHED, ESTABLISHED, late.client().seq(1).acks(1).goes());
        }

        @Test
        void of_a_capture_that_began_with_the_answer() {
            var judgement = talk.server().flags(SYN | ACK).acks(1).goes();
            assertStates(ESTABLISHED, SYN_RECEIVED, judgement);
            assertEquals(Side.SERVER, judgement.sender());
        }
    }

    @Nested
    class Measures {
        private final Talk talk = Talk.connected();

        @Test
        void round_trips_of_what_is_acknowledged_exactly() {
            talk.client().data(10).goes();
            talk.client().data(10).goes();
            var judgement = talk.after(30).server().acks(11).goes();
            assertEquals(4, judgement.ackedFrame());
            assertEquals(31_000_000, judgement.roundTripNanos());
            assertEquals(0, talk.server().acks(15).goes().ackedFrame());
        }

        @Test
        void the_round_trip_of_the_handshake() {
            assertEquals(2_000_000, talk.client().goes().conversation().initialRttNanos());
        }

        @Test
        void bytes_in_flight_without_those_that_were_SACKed() {
            assertEquals(10, talk.client().data(10).goes().bytesInFlight());
            assertEquals(20, talk.client().data(10).goes().bytesInFlight());
            talk.server().acks(1).sack(11, 21).goes();
            assertEquals(20, talk.client().data(10).goes().bytesInFlight());
            talk.server().goes();
            assertEquals(10, talk.client().data(10).goes().bytesInFlight());
        }

        @Test
        void bytes_in_flight_not_after_a_hole_until_the_next_ACK() {
            assertEquals(0, talk.client().seq(11).data(10).goes().bytesInFlight());
            talk.server().acks(1).goes();
            assertEquals(20, talk.client().data(10).goes().bytesInFlight());
        }

        @Test
        void windows_with_their_scale() {
            var scaled = new Talk(1, 2);
            assertEquals(1_000, scaled.client().flags(SYN).windowScale(3).goes().windowBytes());
            scaled.server().flags(SYN | ACK).windowScale(15).goes();
            assertEquals(8_000, scaled.client().goes().windowBytes());
            assertEquals(1_000 << 14, scaled.server().goes().windowBytes()); // RFC 7323 §2.3
        }

        @Test
        void windows_without_one_if_either_side_has_none() {
            var scaled = new Talk(1, 2);
            scaled.client().flags(SYN).windowScale(3).goes();
            scaled.server().flags(SYN | ACK).goes();
            assertEquals(1_000, scaled.client().goes().windowBytes());
        }

        @Test
        void completeness() {
            talk.client().data(1).goes();
            talk.server().fin().goes();
            int expected =
                    Completeness.SYN_SENT
                            | Completeness.SYN_ACK
                            | Completeness.EMPTY_ACK
                            | Completeness.DATA
                            | Completeness.FIN_ACK;
            assertEquals(expected, talk.client().goes().conversation().completeness());
            int reset = talk.client().rst().goes().conversation().completeness();
            assertEquals(expected | Completeness.RESET, reset);
        }
    }

    @Test
    void endpoints_are_named_by_who_sent_the_SYN() {
        var conversation = Talk.connected().server().goes().conversation();
        assertEquals("10.0.0.1:40000", conversation.endpoint(Side.CLIENT).toString());
        assertEquals("10.0.0.2:80", conversation.endpoint(Side.SERVER).toString());
        assertEquals(1, conversation.firstFrame());
    }
}
