package handshake.wire.analysis;

import static handshake.wire.capture.Sequence.after;
import static handshake.wire.capture.Sequence.before;

/// The segments of one direction that nobody has acknowledged yet, in the order they were sent: at
/// most 10 000, as in Wireshark.
///
/// Mostly they lie in ascending order, and an ACK takes some off the front; then the rest is not
/// looked at. After a retransmission the order is lost, and each ACK looks at all of them until
/// none is left.
final class Unacked {
    private static final int MOST_SEGMENTS = 10_000;
    private static final int[] NOTHING = {};

    // One segment takes five numbers, side by side in one array: objects would double the memory.
    private static final int WIDTH = 5;
    private static final int START = 0;
    private static final int END = 1;
    private static final int FRAME = 2;
    private static final int TIME_HIGH = 3;
    private static final int TIME_LOW = 4;

    /// A direction with nothing outstanding keeps no more numbers than this: there may be many.
    private static final int MOST_IDLE = 4 * WIDTH;

    private int[] entries = NOTHING;
    private int head;
    private int tail;
    private boolean ascending;

    // What lies outermost, relative to the direction's first sequence number.
    private int lowest;
    private int highest;

    boolean isEmpty() {
        return head == tail;
    }

    /// Adds a segment that runs from `start` to `end`; forgets it if there are too many already.
    void add(int start, int end, int frame, long time, int baseSeq) {
        if (tail - head == MOST_SEGMENTS * WIDTH) {
            return;
        }
        if (tail == entries.length) {
            makeRoom();
        }
        int from = start - baseSeq;
        int to = end - baseSeq;
        boolean forward = after(end, start) && Integer.compareUnsigned(from, to) < 0;
        if (head == tail) {
            ascending = forward;
            lowest = from;
            highest = to;
        } else {
            int previousEnd = entries[tail - WIDTH + END];
            ascending &=
                    forward
                            && !before(start, previousEnd)
                            && Integer.compareUnsigned(from, previousEnd - baseSeq) >= 0;
            stretch(from, to);
        }
        entries[tail + START] = start;
        entries[tail + END] = end;
        entries[tail + FRAME] = frame;
        entries[tail + TIME_HIGH] = (int) (time >>> 32);
        entries[tail + TIME_LOW] = (int) time;
        tail += WIDTH;
    }

    private void makeRoom() {
        int used = tail - head;
        int[] target = head > tail / 2 ? entries : new int[Math.max(WIDTH, used * 2)];
        System.arraycopy(entries, head, target, 0, used);
        entries = target;
        head = 0;
        tail = used;
    }

    private void stretch(int from, int to) {
        lowest = Integer.compareUnsigned(from, lowest) < 0 ? from : lowest;
        highest = Integer.compareUnsigned(to, highest) > 0 ? to : highest;
    }

    /// Takes off what `ack` acknowledges. Where a segment ends exactly there, the judgement learns
    /// which frame was acknowledged and how long that took.
    void acknowledge(int ack, int baseSeq, Judgement judgement) {
        if (head == tail) {
            return;
        }
        // The shortcut holds where all ends lie on the same side of the ACK, or in one piece.
        boolean together =
                ascending
                        && highest - lowest > 0
                        && (!after(entries[head + END], ack)
                                || after(entries[tail - WIDTH + END], ack));
        if (together) {
            acknowledgeFront(ack, judgement);
        } else {
            acknowledgeAnywhere(ack, judgement);
        }
        if (head == tail) {
            entries = entries.length > MOST_IDLE ? NOTHING : entries;
            head = 0;
            tail = 0;
        } else {
            measure(baseSeq);
        }
    }

    private void acknowledgeFront(int ack, Judgement judgement) {
        while (head < tail && !after(entries[head + END], ack)) {
            noteIfExact(head, ack, judgement);
            head += WIDTH;
        }
        if (head < tail && after(ack, entries[head + START])) {
            entries[head + START] = ack;
        }
    }

    private void acknowledgeAnywhere(int ack, Judgement judgement) {
        int kept = head;
        for (int at = head; at < tail; at += WIDTH) {
            if (!after(entries[at + END], ack)) {
                noteIfExact(at, ack, judgement);
                continue;
            }
            if (after(ack, entries[at + START])) {
                entries[at + START] = ack;
            }
            System.arraycopy(entries, at, entries, kept, WIDTH);
            kept += WIDTH;
        }
        tail = kept;
        ascending = false;
    }

    private void noteIfExact(int at, int ack, Judgement judgement) {
        if (entries[at + END] == ack && judgement.ackedFrame == 0) {
            judgement.ackedFrame = entries[at + FRAME];
            judgement.roundTripNanos = judgement.segment().timeNanos() - time(at);
        }
    }

    private void measure(int baseSeq) {
        lowest = entries[head + START] - baseSeq;
        highest = entries[tail - WIDTH + END] - baseSeq;
        if (!ascending) {
            for (int at = head; at < tail; at += WIDTH) {
                stretch(entries[at + START] - baseSeq, entries[at + END] - baseSeq);
            }
        }
    }

    /// What is outstanding counts from another first sequence number now.
    void rebase(int baseSeq) {
        ascending = false;
        if (head < tail) {
            measure(baseSeq);
        }
    }

    /// From the first unacknowledged byte to the last, modulo 2³².
    int span() {
        return highest - lowest;
    }

    /// The frame of the eldest; there must be one.
    int eldestFrame() {
        return entries[head + FRAME];
    }

    /// When the eldest was sent, in nanoseconds since 1970; there must be one.
    long eldestTime() {
        return time(head);
    }

    private long time(int at) {
        return (long) entries[at + TIME_HIGH] << 32
                | Integer.toUnsignedLong(entries[at + TIME_LOW]);
    }
}
