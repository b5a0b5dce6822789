package lesson11;

import static lesson11.SequenceNumbers.distance;
import static lesson11.SequenceNumbers.isBefore;
import static lesson11.SequenceNumbers.next;

import java.util.List;

/// Finds out what has arrived, by what was acknowledged.
public final class Acks {
    private Acks() {}

    /// How many bytes of a flow's stream the other side has acknowledged by the end of the capture.
    /// An acknowledgment number names the byte that is expected next; everything before it has
    /// arrived. So the highest one counts, whenever it passed. SYN and FIN use a number each, but
    /// are no bytes.
    ///
    /// @param flow a direction whose SYN is in the capture, of fewer than 2³¹ bytes
    static long acknowledged(Iterable<Captured> capture, Flow flow) {
        List<Segment> segments = Segment.in(capture);
        long first = numberOfSyn(segments, flow);
        long highest = first;
        for (Segment segment : segments) {
            // Without its flag the field means nothing.
            if (segment.flow().equals(flow.reversed()) && segment.header().getAck()) {
                long ack = segment.header().getAcknowledgmentNumberAsLong();
                highest = isBefore(highest, ack) ? ack : highest;
            }
        }
        long numbers = distance(first, highest);
        long withoutSyn = Math.max(0, numbers - 1);
        return isFinAcknowledged(segments, flow, highest) ? withoutSyn - 1 : withoutSyn;
    }

    private static long numberOfSyn(List<Segment> segments, Flow flow) {
        return segments.stream()
                .filter(it -> it.flow().equals(flow) && it.header().getSyn())
                .findFirst()
                .orElseThrow()
                .header()
                .getSequenceNumberAsLong();
    }

    private static boolean isFinAcknowledged(List<Segment> segments, Flow flow, long highest) {
        return segments.stream()
                .filter(it -> it.flow().equals(flow) && it.header().getFin())
                .anyMatch(fin -> !isBefore(highest, next(fin)));
    }
}
