package lesson11;

import java.util.Comparator;
import java.util.List;

/// Finds out how connections ended: who has sent a FIN, and had they seen the other one?
public final class Teardown {
    private Teardown() {}

    static Ending who(Iterable<Captured> capture, Flow flow) {
        List<Segment> segments = Segment.in(capture);
        segments.sort(Comparator.comparing(Segment::time));
        Segment mine = null;
        Segment theirs = null;
        for (Segment it : segments) {
            boolean isMine = it.flow().equals(flow);
            if (!isMine && !it.flow().equals(flow.reversed())) {
                continue;
            }
            if (it.header().getRst() && (mine == null || theirs == null)) {
                return new Ending.Reset(it.from());
            }
            if (it.header().getFin() && isMine && mine == null) {
                mine = it;
            }
            if (it.header().getFin() && !isMine && theirs == null) {
                theirs = it;
            }
        }
        return judge(mine, theirs);
    }

    private static Ending judge(Segment mine, Segment theirs) {
        if (mine == null && theirs == null) {
            return new Ending.StillOpen();
        }
        if (mine == null || theirs == null) {
            return new Ending.Closed(mine == null ? theirs.from() : mine.from());
        }
        boolean mineKnows = knows(mine, theirs);
        boolean theirsKnows = knows(theirs, mine);
        if (!mineKnows && !theirsKnows) {
            return new Ending.ClosedByBoth();
        }
        return new Ending.Closed(mineKnows ? theirs.from() : mine.from());
    }

    private static boolean knows(Segment fin, Segment other) {
        long ack = fin.header().getAcknowledgmentNumberAsLong();
        long missing = SequenceNumbers.distance(ack, SequenceNumbers.next(other));
        return missing == 0 || missing >= 1L << 31;
    }
}
