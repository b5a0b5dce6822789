// How it is written: with maps: who waits for which number, and which frame carried it first.
package lesson11;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out how connections were opened.
public final class Handshakes {
    /// Who expects which number.
    private record Awaited(Flow flow, long seq, long ack) {}

    private Handshakes() {}

    static List<Handshake> find(Iterable<Captured> capture) {
        Map<Awaited, Segment> syns = new HashMap<>();
        Map<Awaited, Handshake> halves = new HashMap<>();
        Set<Awaited> complete = new HashSet<>();
        var found = new ArrayList<Handshake>();
        List<Segment> segments = Segment.in(capture);
        segments.sort(Comparator.comparing(Segment::time));
        for (Segment it : segments) {
            var header = it.header();
            long seq = header.getSequenceNumberAsLong();
            long ack = header.getAcknowledgmentNumberAsLong();
            Flow back = it.flow().reversed();
            if (header.getSyn() && !header.getAck()) {
                syns.put(new Awaited(back, 0, SequenceNumbers.next(it)), it);
            } else if (header.getSyn()) {
                Segment syn = syns.get(new Awaited(it.flow(), 0, ack));
                if (syn != null) {
                    var third = new Awaited(back, ack, SequenceNumbers.next(it));
                    halves.put(third, new Handshake(syn, it, null));
                }
            } else if (header.getAck() && !header.getRst()) {
                var third = new Awaited(it.flow(), seq, ack);
                Handshake half = halves.get(third);
                if (half != null && complete.add(third)) {
                    found.add(new Handshake(half.syn(), half.synAck(), it));
                }
            }
        }
        return found;
    }

    static Duration roundTrip(Handshake handshake) {
        return handshake.ack().time().minus(handshake.syn().time());
    }
}
