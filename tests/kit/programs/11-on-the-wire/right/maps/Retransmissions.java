package lesson11;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds out what was sent again: remembers of every number who carried it first.
public final class Retransmissions {
    private record Number(Flow flow, long number) {}

    private Retransmissions() {}

    static List<Retransmission> find(Iterable<Captured> capture) {
        Map<Number, Segment> carriers = new HashMap<>();
        List<Segment> segments = Segment.in(capture);
        segments.sort(Comparator.comparing(Segment::time));
        var found = new ArrayList<Retransmission>();
        for (Segment segment : segments) {
            Segment original = null;
            long number = segment.header().getSequenceNumberAsLong();
            while (number != SequenceNumbers.next(segment)) {
                Segment first = carriers.putIfAbsent(new Number(segment.flow(), number), segment);
                if (first != null && (original == null || isEarlier(first, original))) {
                    original = first;
                }
                number = (number + 1) % (1L << 32);
            }
            if (original != null) {
                found.add(new Retransmission(original, segment));
            }
        }
        return found;
    }

    private static boolean isEarlier(Segment a, Segment b) {
        return a.time().compareTo(b.time()) < 0;
    }
}
