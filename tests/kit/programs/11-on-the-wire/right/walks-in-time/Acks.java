// How it is written: walks through the segments once, in the order of time, and keeps what it
// knows.
package lesson11;

import java.util.Comparator;
import java.util.List;

/// Finds out what has arrived: counts everything from the SYN on, as a distance.
public final class Acks {
    private static final long HALF = 1L << 31;

    private Acks() {}

    static long acknowledged(Iterable<Captured> capture, Flow flow) {
        List<Segment> segments = Segment.in(capture);
        segments.sort(Comparator.comparing(Segment::time));
        long first = -1;
        long fin = Long.MAX_VALUE;
        long arrived = 0;
        for (Segment it : segments) {
            if (it.flow().equals(flow)) {
                first = it.header().getSyn() ? it.header().getSequenceNumberAsLong() : first;
                if (it.header().getFin()) {
                    fin = SequenceNumbers.distance(first, SequenceNumbers.next(it));
                }
            }
        }
        for (Segment it : segments) {
            if (it.flow().equals(flow.reversed()) && it.header().getAck()) {
                long ack = it.header().getAcknowledgmentNumberAsLong();
                long numbers = SequenceNumbers.distance(first, ack);
                if (numbers < HALF) {
                    arrived = Math.max(arrived, numbers);
                }
            }
        }
        if (arrived >= fin) {
            arrived--;
        }
        return arrived == 0 ? 0 : arrived - 1;
    }
}
