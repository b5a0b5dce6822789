package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.Segment;

import java.util.Arrays;

/// How each conversation ended, which is what tshark's second pass over a capture begins with; and
/// what that pass then changes in turn. Plain arrays: a capture may hold a million conversations.
final class Endings {
    private static final int FIRST_CONVERSATIONS = 64;

    private int[] lowBases = new int[FIRST_CONVERSATIONS];
    private int[] highBases = new int[FIRST_CONVERSATIONS];
    private byte[] lowScales = new byte[FIRST_CONVERSATIONS];
    private byte[] highScales = new byte[FIRST_CONVERSATIONS];
    private byte[] completeness = new byte[FIRST_CONVERSATIONS];
    private boolean[] synSeen = new boolean[FIRST_CONVERSATIONS];
    private long[] synNanos = new long[FIRST_CONVERSATIONS];
    private long[] initialRttNanos = new long[FIRST_CONVERSATIONS];

    /// First pass: what is known of the conversation by now; null is passed over.
    void update(Judgement judgement) {
        if (judgement == null) {
            return;
        }
        var conversation = judgement.conversation();
        int number = conversation.number();
        if (number >= lowBases.length) {
            grow();
        }
        lowBases[number] = conversation.lowFlow.baseSeq;
        highBases[number] = conversation.highFlow.baseSeq;
        lowScales[number] = (byte) conversation.lowFlow.windowScale;
        highScales[number] = (byte) conversation.highFlow.windowScale;
        completeness[number] = (byte) conversation.completeness();
        synSeen[number] = conversation.synSeen();
        synNanos[number] = conversation.synNanos();
        initialRttNanos[number] = conversation.initialRttNanos();
    }

    private void grow() {
        int capacity = lowBases.length * 2;
        lowBases = Arrays.copyOf(lowBases, capacity);
        highBases = Arrays.copyOf(highBases, capacity);
        lowScales = Arrays.copyOf(lowScales, capacity);
        highScales = Arrays.copyOf(highScales, capacity);
        completeness = Arrays.copyOf(completeness, capacity);
        synSeen = Arrays.copyOf(synSeen, capacity);
        synNanos = Arrays.copyOf(synNanos, capacity);
        initialRttNanos = Arrays.copyOf(initialRttNanos, capacity);
    }

    /// Second pass: takes a segment into account before its row is printed. Whether its SYN bears
    /// another number than the conversation ended with.
    boolean meet(int number, Segment segment) {
        if (!segment.has(SYN)) {
            if (segment.has(ACK) && synSeen[number] && initialRttNanos[number] == 0) {
                initialRttNanos[number] = segment.timeNanos() - synNanos[number];
            }
            return false;
        }
        if (!segment.has(ACK)) {
            synSeen[number] = true;
            synNanos[number] = segment.timeNanos();
            return false;
        }
        var bases = ConversationTable.lowSends(segment) ? lowBases : highBases;
        boolean other = bases[number] != segment.seq();
        bases[number] = segment.seq();
        return other;
    }

    /// Second pass: what a segment adds after its row is printed. In this pass the conversation's
    /// first segment counts like any other.
    void leave(int number, Segment segment) {
        completeness[number] |= (byte) Completeness.further(segment);
    }

    int senderBase(int number, Segment segment) {
        return (ConversationTable.lowSends(segment) ? lowBases : highBases)[number];
    }

    int receiverBase(int number, Segment segment) {
        return (ConversationTable.lowSends(segment) ? highBases : lowBases)[number];
    }

    int senderScale(int number, Segment segment) {
        return (ConversationTable.lowSends(segment) ? lowScales : highScales)[number];
    }

    int completeness(int number) {
        return completeness[number];
    }

    long initialRttNanos(int number) {
        return initialRttNanos[number];
    }
}
