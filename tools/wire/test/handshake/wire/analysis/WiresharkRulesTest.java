package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.SYN;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.wire.Side;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

/// One test or more for each rule of TCP-ANALYSIS.md, in its order.
@DisplayNameGeneration(ReplaceUnderscores.class)
final class WiresharkRulesTest {
    private final Talk talk = Talk.connected();

    private static void assertSays(Judgement judgement, WiresharkSays... expected) {
        var says = judgement.findings().stream().filter(WiresharkSays.class::isInstance).toList();
        assertEquals(List.of(expected), says);
    }

    @Nested
    class Windows {
        @Test
        void a_byte_into_a_closed_window_is_a_probe_and_moves_nothing() {
            talk.server().window(0).goes();
            assertSays(talk.client().data(1).goes(), new WiresharkSays.ZeroWindowProbe(5));
            assertSays(talk.client().seq(1).data(1).goes(), new WiresharkSays.ZeroWindowProbe(6));
        }

        @Test
        void a_byte_before_the_other_window_is_known_is_no_probe() {
            var late = new Talk(7, 9);
            assertSays(late.client().seq(1).acks(1).data(1).goes());
            assertSays(late.client().data(1).goes());
        }

        @Test
        void a_closed_window_is_said_unless_with_SYN_FIN_or_RST() {
            assertSays(talk.server().window(0).goes(), new WiresharkSays.ZeroWindow(4));
            assertSays(talk.server().window(0).fin().goes());
            assertSays(talk.server().window(0).rst().goes());
        }

        @Test
        void another_window_alone_is_an_update() {
            assertSays(talk.server().window(500).goes(), new WiresharkSays.WindowUpdate(4));
            assertSays(talk.server().window(0).goes(), new WiresharkSays.ZeroWindow(5));
        }

        @Test
        void bytes_up_to_the_end_of_the_window_fill_it() {
            assertSays(talk.client().data(999).goes());
            assertSays(talk.client().data(1).goes(), new WiresharkSays.WindowFull(5));
        }

        @Test
        void a_window_is_scaled_once_its_sender_has_acknowledged() {
            var scaled = new Talk(1, 2);
            scaled.client().flags(SYN).windowScale(1).goes();
            scaled.server().flags(SYN | ACK).windowScale(1).goes();
            assertSays(scaled.client().data(1_000).goes(), new WiresharkSays.WindowFull(3));
            scaled.server().goes();
            assertSays(scaled.client().data(1_000).goes());
            assertSays(scaled.client().data(1_000).goes(), new WiresharkSays.WindowFull(6));
        }

        @Test
        void a_window_is_not_filled_while_its_scale_is_unknown() {
            var late = new Talk(1, 2);
            late.server().seq(1).acks(1).goes();
            assertSays(late.client().seq(1).data(1_000).goes());
        }

        @Test
        void the_answer_to_a_probe_is_named() {
            talk.server().window(0).goes();
            talk.client().data(1).goes();
            assertSays(
                    talk.server().acks(1).goes(),
                    new WiresharkSays.ZeroWindow(6),
                    new WiresharkSays.ZeroWindowProbeAck(6));
        }
    }

    @Nested
    class Gaps {
        @Test
        void a_segment_after_a_hole_lacks_the_one_before() {
            talk.client().data(10).goes();
            assertSays(
                    talk.client().seq(21).data(10).goes(),
                    new WiresharkSays.PreviousSegmentNotCaptured(5, 4));
        }

        @Test
        void a_reset_after_a_hole_does_not() {
            assertSays(talk.client().seq(21).rst().goes());
        }

        @Test
        void an_ACK_of_bytes_never_seen_is_said_once() {
            talk.client().data(10).goes();
            assertSays(talk.server().acks(21).goes(), new WiresharkSays.AckedUnseenSegment(5));
            assertSays(talk.server().acks(31).goes());
        }

        @Test
        void an_ACK_up_to_a_segment_after_a_hole_says_so_too() {
            talk.client().seq(11).data(10).goes();
            assertSays(talk.server().acks(21).goes(), new WiresharkSays.AckedUnseenSegment(5));
            assertSays(talk.client().data(10).goes());
        }
    }

    @Nested
    class Keep_alives {
        @Test
        void repeat_the_last_byte_or_none() {
            talk.client().data(10).goes();
            talk.server().goes();
            assertSays(talk.client().seq(10).data(1).goes(), new WiresharkSays.KeepAlive(6));
            assertSays(talk.client().seq(10).goes(), new WiresharkSays.KeepAlive(7));
        }

        @Test
        void are_answered() {
            talk.client().data(10).goes();
            talk.server().goes();
            talk.client().seq(10).goes();
            assertSays(talk.server().goes(), new WiresharkSays.KeepAliveAck(7));
        }
    }

    @Nested
    class Duplicate_acks {
        @Test
        void are_counted_from_the_one_they_repeat() {
            talk.client().data(10).goes();
            talk.server().goes();
            assertSays(talk.server().goes(), new WiresharkSays.DuplicateAck(6, 5, 1));
            assertSays(talk.server().goes(), new WiresharkSays.DuplicateAck(7, 5, 2));
            talk.client().data(10).goes();
            assertSays(talk.server().goes());
            assertSays(talk.server().goes(), new WiresharkSays.DuplicateAck(10, 9, 1));
        }

        @Test
        void carry_nothing() {
            talk.server().goes();
            assertSays(talk.server().data(1).goes());
        }
    }

    @Nested
    class Bytes_again {
        @Test
        void are_spurious_once_acknowledged() {
            talk.client().data(10).goes();
            talk.server().goes();
            assertSays(
                    talk.client().seq(1).data(10).goes(),
                    new WiresharkSays.SpuriousRetransmission(6));
        }

        @Test
        void are_fast_within_20_ms_of_repeated_ACKs() {
            lose();
            assertSays(
                    talk.after(19).client().seq(1).data(10).goes(),
                    new WiresharkSays.FastRetransmission(8, 2));
        }

        @Test
        void are_not_fast_after_20_ms() {
            lose();
            assertSays(
                    talk.after(20).client().seq(1).data(10).goes(),
                    new WiresharkSays.Retransmission(8, 4, 23_000_000));
        }

        private void lose() {
            talk.client().data(10).goes();
            talk.client().data(10).goes();
            talk.server().acks(1).goes();
            talk.server().acks(1).goes();
        }

        @Test
        void are_out_of_order_within_a_round_trip_of_the_highest() {
            talk.client().data(10).goes();
            talk.client().data(10).goes();
            assertSays(
                    talk.after(1.9).client().seq(1).data(10).goes(),
                    new WiresharkSays.OutOfOrder(6, 5));
        }

        @Test
        void are_a_retransmission_after_a_round_trip() {
            talk.client().data(10).goes();
            talk.client().data(10).goes();
            assertSays(
                    talk.after(2).client().seq(1).data(10).goes(),
                    new WiresharkSays.Retransmission(6, 4, 3_000_000));
        }

        @Test
        void are_a_retransmission_at_once_if_they_end_at_the_highest() {
            talk.client().data(10).goes();
            assertSays(
                    talk.client().seq(1).data(10).goes(),
                    new WiresharkSays.Retransmission(5, 4, 1_000_000));
        }

        @Test
        void count_from_the_eldest_without_an_ACK() {
            talk.client().data(10).goes();
            talk.client().data(10).goes();
            talk.server().acks(11).goes();
            assertSays(
                    talk.after(5).client().seq(11).data(10).goes(),
                    new WiresharkSays.Retransmission(7, 5, 6_000_000));
        }

        @Test
        void are_new_if_only_the_first_was_sent_before() {
            talk.client().data(10).goes();
            assertSays(talk.client().seq(10).data(10).goes());
        }

        @Test
        void have_3_ms_while_no_round_trip_is_known() {
            var late = new Talk(1, 2);
            late.client().seq(1).acks(1).data(10).goes();
            late.client().data(10).goes();
            assertSays(
                    late.after(2.9).client().seq(1).data(10).goes(),
                    new WiresharkSays.OutOfOrder(3, 2));
        }
    }

    @Nested
    class Ports {
        @Test
        void used_again_begin_another_conversation() {
            var judgement = talk.again(Side.CLIENT, 77).client().flags(SYN).goes();
            assertSays(judgement, new WiresharkSays.PortNumbersReused(4));
            assertEquals(1, judgement.conversation().number());
        }

        @Test
        void with_the_same_SYN_again_do_not() {
            var judgement = talk.client().seq(0).flags(SYN).goes();
            assertSays(judgement, new WiresharkSays.Retransmission(4, 1, 3_000_000));
            assertEquals(0, judgement.conversation().number());
        }

        @Test
        void with_another_SYN_ACK_are_said_to_be_but_stay() {
            var judgement = talk.again(Side.SERVER, 77).server().flags(SYN | ACK).goes();
            assertEquals(new WiresharkSays.PortNumbersReused(4), judgement.findings().getFirst());
            assertEquals(0, judgement.conversation().number());
        }
    }
}
