package lesson11;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds out what was sent again.
public final class Retransmissions {
    private Retransmissions() {}

    static List<Retransmission> find(Iterable<Captured> capture) {
        List<Segment> segments = Segment.in(capture);
        segments.sort(Comparator.comparing(Segment::time));
        var found = new ArrayList<Retransmission>();
        for (int i = 0; i < segments.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (shareNumbers(segments.get(j), segments.get(i))) {
                    found.add(new Retransmission(segments.get(j), segments.get(i)));
                    break;
                }
            }
        }
        return found;
    }

    private static boolean shareNumbers(Segment a, Segment b) {
        if (!a.from().equals(b.from()) || !a.to().equals(b.to())) {
            return false;
        }
        int distance = b.header().getSequenceNumber() - a.header().getSequenceNumber();
        int lengthA = length(a);
        int lengthB = length(b);
        return lengthA > 0 && lengthB > 0 && distance < lengthA && -distance < lengthB;
    }

    private static int length(Segment segment) {
        return segment.payloadBytes()
                + (segment.header().getSyn() ? 1 : 0)
                + (segment.header().getFin() ? 1 : 0);
    }
}
