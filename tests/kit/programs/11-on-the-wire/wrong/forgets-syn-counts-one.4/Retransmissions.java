package lesson11;

import static lesson11.SequenceNumbers.isBefore;
import static lesson11.SequenceNumbers.next;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds out what was sent again.
public final class Retransmissions {
    private Retransmissions() {}

    /// The segments that use a sequence number which an earlier segment of the same flow has used
    /// already, in the order of time; with each of them the earliest segment that did so. A segment
    /// that is merely late, and fills a gap, carries what nobody has seen: it is not in the list.
    ///
    /// The flows have fewer than 2³¹ bytes, and ports are not used for a second connection.
    static List<Retransmission> find(Iterable<Captured> capture) {
        List<Segment> segments = Segment.in(capture);
        segments.sort(Comparator.comparing(Segment::time));
        var again = new ArrayList<Retransmission>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            Optional<Segment> original =
                    segments.subList(0, i).stream().filter(it -> overlap(it, segment)).findFirst();
            original.ifPresent(it -> again.add(new Retransmission(it, segment)));
        }
        return again;
    }

    /// Whether two segments of one flow use a number in common. Segments without payload, SYN or
    /// FIN use none: that is why an ACK is never retransmitted.
    private static boolean overlap(Segment a, Segment b) {
        return a.flow().equals(b.flow())
                && isBefore(seq(a), next(b))
                && isBefore(seq(b), next(a))
                && next(a) != seq(a)
                && next(b) != seq(b);
    }

    private static long seq(Segment segment) {
        return segment.header().getSequenceNumberAsLong();
    }
}
