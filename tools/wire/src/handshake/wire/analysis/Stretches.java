package handshake.wire.analysis;

import static handshake.wire.capture.Sequence.after;
import static handshake.wire.capture.Sequence.before;

import java.util.Arrays;

/// The stretches of sequence numbers that were seen, apart from each other and in ascending order.
/// Mostly there is one, which grows. At most 64: the lowest is forgotten first.
final class Stretches {
    private static final int MOST = 64;

    private int[] starts = new int[1];
    private int[] ends = new int[1];
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    /// The sequence number after the highest seen; there must be one.
    int highest() {
        return ends[count - 1];
    }

    /// Whether any of `from` to `to` was seen.
    boolean overlaps(int from, int to) {
        for (int i = count - 1; i >= 0; i--) {
            if (before(starts[i], to) && after(ends[i], from)) {
                return true;
            }
        }
        return false;
    }

    /// Whether all of `from` to `to` was seen.
    boolean covers(int from, int to) {
        for (int i = count - 1; i >= 0; i--) {
            if (!after(starts[i], from) && !before(ends[i], to)) {
                return true;
            }
        }
        return false;
    }

    /// Where the first stretch after `seq` begins, if `seq` itself lies in a hole; else `seq`.
    int endOfHole(int seq) {
        for (int i = 0; i < count; i++) {
            if (after(starts[i], seq)) {
                return starts[i];
            }
            if (after(ends[i], seq)) {
                return seq;
            }
        }
        return seq;
    }

    void add(int from, int to) {
        if (count > 0 && from == ends[count - 1]) { // what nearly every segment does
            ends[count - 1] = to;
            return;
        }
        int first = 0;
        while (first < count && before(ends[first], from)) {
            first++;
        }
        int last = first;
        int start = from;
        int end = to;
        while (last < count && !after(starts[last], to)) {
            start = before(starts[last], start) ? starts[last] : start;
            end = after(ends[last], end) ? ends[last] : end;
            last++;
        }
        replace(first, last, start, end);
    }

    /// Puts one stretch in the place of those from `first` (inclusive) to `last` (exclusive).
    private void replace(int first, int last, int start, int end) {
        if (first == last && count == starts.length) {
            if (count == MOST) {
                System.arraycopy(starts, 1, starts, 0, count - 1);
                System.arraycopy(ends, 1, ends, 0, count - 1);
                count--;
                replace(Math.max(first - 1, 0), Math.max(first - 1, 0), start, end);
                return;
            }
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        System.arraycopy(starts, last, starts, first + 1, count - last);
        System.arraycopy(ends, last, ends, first + 1, count - last);
        starts[first] = start;
        ends[first] = end;
        count += 1 - (last - first);
    }
}
