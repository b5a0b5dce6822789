package handshake.slides;

import java.util.Arrays;
import java.util.List;

/// Which frames of a capture to show: `1-3,7`; all where nothing is said.
///
/// @param ranges the ranges; empty for all
record FrameRanges(List<Range> ranges) {
    /// @param first the first frame's number
    /// @param last the last one's
    record Range(int first, int last) {}

    /// @throws NumberFormatException if these are no ranges
    static FrameRanges parse(String words) {
        return words.isEmpty()
                ? new FrameRanges(List.of())
                : new FrameRanges(Arrays.stream(words.split(",")).map(FrameRanges::range).toList());
    }

    private static Range range(String words) {
        String[] ends = words.split("-", 2);
        int first = Integer.parseInt(ends[0]);
        return new Range(first, ends.length == 1 ? first : Integer.parseInt(ends[1]));
    }

    boolean hold(int frame) {
        return ranges.isEmpty()
                || ranges.stream().anyMatch(it -> it.first <= frame && frame <= it.last);
    }
}
