package handshake.wire.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.analysis.Evidence.Content;
import handshake.wire.capture.TcpFlags;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EvidenceTest {
    private static final int CLIENT_FIRST = 1_000;
    private static final int SERVER_FIRST = 5_000;

    private final Talk talk = Talk.connected(CLIENT_FIRST, SERVER_FIRST);

    private static List<Finding> evidence(Judgement judgement) {
        return judgement.findings().stream().filter(Evidence.class::isInstance).toList();
    }

    private static Evidence seen(
            int frame, int by, int from, int to, boolean whole, Content content) {
        return new Evidence.BytesSeenBefore(
                frame, by, CLIENT_FIRST + from, CLIENT_FIRST + to, whole, content);
    }

    @Nested
    class Bytes_seen_before {
        @Test
        void are_proven_by_their_content() {
            talk.client().data(10).goes();
            assertEquals(
                    List.of(seen(5, 4, 1, 11, true, Content.SAME)),
                    evidence(talk.client().seq(1).data(10).goes()));
        }

        @Test
        void may_have_changed() {
            talk.client().text("hello").goes();
            assertEquals(
                    List.of(seen(5, 4, 1, 6, true, Content.DIFFERENT)),
                    evidence(talk.client().seq(1).text("jello").goes()));
        }

        @Test
        void are_not_compared_where_the_capture_lacks_some() {
            talk.client().data(10).goes();
            assertEquals(
                    List.of(seen(5, 4, 1, 11, true, Content.NOT_COMPARED)),
                    evidence(talk.client().seq(1).data(10).kept(3).goes()));
        }

        @Test
        void may_have_been_cut_otherwise() {
            talk.client().data(10).goes();
            talk.client().data(10).goes();
            assertEquals(
                    List.of(seen(6, 4, 6, 16, true, Content.NOT_COMPARED)),
                    evidence(talk.client().seq(6).data(10).goes()));
        }

        @Test
        void may_be_only_some_of_them() {
            talk.client().data(10).goes();
            assertEquals(
                    List.of(seen(5, 4, 6, 11, false, Content.NOT_COMPARED)),
                    evidence(talk.client().seq(6).data(10).goes()));
        }

        @Test
        void may_be_a_SYN() {
            assertEquals(
                    List.of(seen(4, 1, 0, 1, true, Content.NOT_COMPARED)),
                    evidence(talk.client().seq(0).flags(TcpFlags.SYN).goes()));
        }

        @Test
        void are_no_news_in_a_keep_alive() {
            talk.client().data(10).goes();
            assertEquals(List.of(), evidence(talk.client().seq(10).data(1).goes()));
        }

        @Test
        void contradict_Wireshark_within_a_round_trip() {
            talk.client().data(10).goes();
            talk.client().data(10).goes();
            var judgement = talk.client().seq(1).data(10).goes();
            assertTrue(judgement.findings().contains(new WiresharkSays.OutOfOrder(6, 5)));
            assertEquals(
                    "Wireshark calls it out of order because it came within a round trip of later"
                            + " bytes; but frame 4 carried exactly these bytes already.",
                    judgement.difference().orElseThrow());
        }

        @Test
        void outlive_the_single_frames() {
            talk.client().data(10).goes();
            for (int i = 0; i < 1_024; i++) {
                talk.client().data(10).goes();
            }
            int frame = talk.lastFrame() + 1;
            assertEquals(
                    List.of(seen(frame, 0, 1, 11, true, Content.NOT_COMPARED)),
                    evidence(talk.client().seq(1).data(10).goes()));
        }
    }

    @Nested
    class Late_bytes {
        @Test
        void were_never_seen_though_later_ones_were() {
            talk.client().seq(11).data(10).goes();
            var judgement = talk.after(50).client().seq(1).data(10).goes();
            assertEquals(
                    List.of(new Evidence.BytesLate(5, 4, CLIENT_FIRST + 1, CLIENT_FIRST + 11)),
                    evidence(judgement));
            assertTrue(judgement.difference().orElseThrow().contains("calls it a retransmission"));
        }

        @Test
        void are_seen_from_then_on() {
            talk.client().seq(11).data(10).goes();
            talk.client().seq(1).data(10).goes();
            assertEquals(
                    List.of(seen(6, 5, 1, 11, true, Content.SAME)),
                    evidence(talk.client().seq(1).data(10).goes()));
        }
    }

    @Nested
    class Repeated_acks {
        @Test
        void mean_something_where_the_wire_lacks_bytes() {
            talk.client().seq(11).data(10).goes();
            assertEquals(
                    List.of(new Evidence.AckRepeated(5, 2, CLIENT_FIRST + 1, CLIENT_FIRST + 11)),
                    evidence(talk.server().acks(1).goes()));
        }

        @Test
        void mean_something_where_the_receiver_says_what_it_has() {
            talk.client().data(10).goes();
            talk.client().data(10).goes();
            assertEquals(
                    List.of(new Evidence.AckRepeated(6, 2, CLIENT_FIRST + 1, CLIENT_FIRST + 11)),
                    evidence(talk.server().acks(1).sack(11, 21).goes()));
        }

        @Test
        void mean_nothing_where_nothing_is_missing() {
            talk.client().data(10).goes();
            talk.server().goes();
            var judgement = talk.server().goes();
            assertEquals(List.of(), evidence(judgement));
            assertTrue(judgement.difference().orElseThrow().contains("nothing is known"));
        }
    }
}
