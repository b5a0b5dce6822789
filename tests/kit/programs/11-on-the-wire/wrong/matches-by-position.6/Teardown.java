// Step 4: takes the earlier FIN for the first, though the other side did not know of it.
package lesson11;

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
        Optional<Segment> first =
                segments.stream()
                        .filter(it -> mine.contains(it) || theirs.contains(it))
                        .min(Comparator.comparing(Segment::time));
        return first.<Ending>map(it -> new Ending.Closed(it.from()))
                .orElseGet(Ending.StillOpen::new);
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
}
