package handshake.wire.analysis;

import static handshake.wire.capture.Sequence.after;
import static handshake.wire.capture.Sequence.before;

import handshake.wire.capture.Segment;

import java.util.Arrays;

/// Which sequence numbers one direction has carried, and in which frames: what evidence rests on.
///
/// Remembers the last 1 024 segments and at most 64 separate stretches; with more, the eldest is
/// forgotten, and evidence falls silent rather than guess.
final class Carried {
    private static final int MOST_SEGMENTS = 1_024;
    private static final int FIRST_SEGMENTS = 4;
    private static final int WIDTH = 4;
    private static final int START = 0;
    private static final int END = 1;
    private static final int FRAME = 2;
    private static final int FINGERPRINT = 3;

    /// Segments, the eldest first once `count` has passed their number: a ring.
    private int[] segments = new int[FIRST_SEGMENTS * WIDTH];

    private int count;
    private final Stretches seen = new Stretches();

    /// The index of the eldest remembered segment that carried any of `from` to `to`; -1 if none.
    int firstCarrying(int from, int to) {
        int remembered = Math.min(count, segments.length / WIDTH);
        for (int i = 0; i < remembered; i++) {
            int at = at(count - remembered + i);
            if (before(segments[at + START], to) && after(segments[at + END], from)) {
                return at;
            }
        }
        return -1;
    }

    /// The frame of the eldest remembered segment that lies wholly after `to`; 0 if none.
    int firstFrameAfter(int to) {
        int remembered = Math.min(count, segments.length / WIDTH);
        for (int i = 0; i < remembered; i++) {
            int at = at(count - remembered + i);
            if (!before(segments[at + START], to)) {
                return segments[at + FRAME];
            }
        }
        return 0;
    }

    private int at(int index) {
        return index % (segments.length / WIDTH) * WIDTH;
    }

    int start(int at) {
        return segments[at + START];
    }

    int end(int at) {
        return segments[at + END];
    }

    int frame(int at) {
        return segments[at + FRAME];
    }

    int fingerprint(int at) {
        return segments[at + FINGERPRINT];
    }

    Stretches seen() {
        return seen;
    }

    /// Remembers that the segment carried `from` to `to`.
    void add(Segment segment, int from, int to) {
        if (count * WIDTH == segments.length && count < MOST_SEGMENTS) {
            segments = Arrays.copyOf(segments, segments.length * 2);
        }
        int at = at(count++);
        segments[at + START] = from;
        segments[at + END] = to;
        segments[at + FRAME] = segment.frameNumber();
        segments[at + FINGERPRINT] = segment.payload().crc();
        seen.add(from, to);
    }

    /// Lets go of the single segments; what was seen stays known, in which frame does not.
    void forgetFrames() {
        if (count == 0) {
            return;
        }
        count = 0;
        segments = new int[FIRST_SEGMENTS * WIDTH];
    }
}
