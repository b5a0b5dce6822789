package lesson11;

import static lesson11.SequenceNumbers.isBefore;
import static lesson11.SequenceNumbers.next;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds out how connections ended.
public final class Teardown {
    private Teardown() {}

    /// How a connection ended, and who ended it.
    ///
    /// A RST ends it, unless both sides had sent their FIN before. Of two FINs, the first is the
    /// one that does not acknowledge the other; if neither does, they crossed.
    ///
    /// @param flow the connection, in either direction
    static Ending who(Iterable<Captured> capture, Flow flow) {
        List<Segment> segments = Segment.in(capture);
        List<Segment> mine = fins(segments, flow);
        List<Segment> theirs = fins(segments, flow.reversed());
        Optional<Segment> reset =
                segments.stream()
                        .filter(it -> it.header().getRst())
                        .filter(it -> isOf(it, flow) || isOf(it, flow.reversed()))
                        .min(Comparator.comparing(Segment::time))
                        .filter(it ->
                                !(isAnyBefore(mine, it.time()) && isAnyBefore(theirs, it.time())));
        if (reset.isPresent()) {
            return new Ending.Reset(reset.get().from());
        }
        boolean mineIsFirst = isSentUnaware(mine, theirs);
        boolean theirsIsFirst = isSentUnaware(theirs, mine);
        if (mineIsFirst && theirsIsFirst) {
            return new Ending.ClosedByBoth();
        }
        if (mineIsFirst || theirsIsFirst) {
            return new Ending.Closed(mineIsFirst ? flow.from() : flow.to());
        }
        return new Ending.StillOpen();
    }

    private static boolean isOf(Segment segment, Flow flow) {
        return segment.flow().equals(flow);
    }

    private static List<Segment> fins(List<Segment> segments, Flow flow) {
        return segments.stream().filter(it -> isOf(it, flow) && it.header().getFin()).toList();
    }

    private static boolean isAnyBefore(List<Segment> segments, Duration time) {
        return segments.stream().anyMatch(it -> it.time().compareTo(time) < 0);
    }

    /// Whether one of `fins` was sent by somebody who had not received any of `others`. A FIN that
    /// is sent again acknowledges more than it did the first time.
    private static boolean isSentUnaware(List<Segment> fins, List<Segment> others) {
        return fins.stream().anyMatch(fin -> others.stream().noneMatch(it -> knows(fin, it)));
    }

    private static boolean knows(Segment fin, Segment other) {
        long ack = fin.header().getAcknowledgmentNumberAsLong();
        return fin.header().getAck() && !isBefore(ack, next(other));
    }
}
