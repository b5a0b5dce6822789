package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.SYN;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.List;

final class WraparoundProperties {
    @Property(tries = 300)
    void findings_do_not_depend_on_where_the_numbers_begin(@ForAll int client, @ForAll int server) {
        assertSame(client, server);
    }

    @Property(tries = 300)
    void not_even_where_they_wrap(
            @ForAll @IntRange(min = 1, max = 60) int client,
            @ForAll @IntRange(min = 1, max = 60) int server) {
        assertSame(-client, -server);
    }

    private static void assertSame(int client, int server) {
        // Where a stream reaches 0 exactly, tshark takes the number for unknown; so do we.
        for (int used : List.of(0, 1, 11, 21, 31, 41, 42, 51)) {
            Assume.that(client + used != 0 && server + used != 0);
        }
        assertEquals(said(1_000, 5_000), said(client, server));
    }

    private static List<String> said(int client, int server) {
        var talk = new Talk(client, server);
        var all = new ArrayList<Judgement>();
        all.add(talk.client().flags(SYN).windowScale(2).goes());
        all.add(talk.server().flags(SYN | ACK).windowScale(2).goes());
        all.add(talk.client().goes());
        all.add(talk.client().data(10).goes());
        all.add(talk.client().seq(21).data(10).goes());
        all.add(talk.server().acks(11).sack(21, 31).goes());
        all.add(talk.server().acks(11).sack(21, 31).goes());
        all.add(talk.server().acks(11).sack(21, 31).goes());
        all.add(talk.client().seq(11).data(10).goes());
        all.add(talk.server().acks(31).goes());
        all.add(talk.after(9).client().seq(21).data(10).goes());
        all.add(talk.server().window(0).goes());
        all.add(talk.client().data(1).goes());
        all.add(talk.server().window(500).goes());
        all.add(talk.client().seq(31).data(10).fin().goes());
        all.add(talk.server().fin().goes());
        all.add(talk.client().goes());
        return all.stream().map(WraparoundProperties::text).toList();
    }

    private static String text(Judgement judgement) {
        return "%s %s %s %d %d %d %d %d"
                .formatted(
                        judgement.findings().stream().map(WraparoundProperties::text).toList(),
                        judgement.senderState(),
                        judgement.receiverState(),
                        judgement.relativeSeq(),
                        judgement.relativeAck(),
                        judgement.ackedFrame(),
                        judgement.bytesInFlight(),
                        judgement.windowBytes());
    }

    /// Without the absolute sequence numbers.
    private static String text(Finding finding) {
        return finding.getClass().getSimpleName() + finding.refersTo() + finding.sentence();
    }
}
