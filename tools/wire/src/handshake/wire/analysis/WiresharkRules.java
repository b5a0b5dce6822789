package handshake.wire.analysis;

import static handshake.wire.capture.Sequence.after;
import static handshake.wire.capture.Sequence.before;
import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.Segment;

/// Judges one segment as tshark 4.0.17 does. The rules and their order are those of
/// TCP-ANALYSIS.md; the numbers in the comments are its. Where the text left a choice, tshark was
/// asked with segments made for the purpose.
final class WiresharkRules {
    private static final long FAST_RETRANSMISSION_NANOS = 20_000_000;
    private static final long REORDERING_NANOS = 3_000_000; // while no round trip is known
    private static final int REPEATED_ACKS = 2;

    private WiresharkRules() {}

    static void judge(Judgement judgement, long initialRttNanos, Flow fwd, Flow rev) {
        var segment = judgement.segment();
        judgement.highestFrame = fwd.nextSeqFrame;
        int says = windowAndGap(segment, fwd, rev);
        if ((says & Says.ZERO_WINDOW_PROBE) == 0) {
            says |= repeatedHeader(segment, fwd, rev);
        }
        if ((says & Says.DUPLICATE_ACK) != 0) {
            fwd.duplicateAcks = Math.max(0, fwd.duplicateAcks) + 1;
            judgement.duplicateAckNumber = fwd.duplicateAcks;
            judgement.duplicateAckFrame = fwd.lastNonDuplicate;
        }
        if (segment.ack() != fwd.lastAck) { // 10
            fwd.lastNonDuplicate = segment.frameNumber();
            fwd.duplicateAcks = 0;
        }
        if (rev.maxAck != 0 && segment.has(ACK) && after(segment.ack(), rev.maxAck)) { // 11
            judgement.analysed = true;
            says |= unseenAcknowledged(rev);
        }
        boolean carries = segment.sequenceLength() > 0;
        if (carries && (says & Says.KEEP_ALIVE) == 0) { // 12
            says |= repeatedBytes(segment, initialRttNanos, fwd, rev);
        }
        judgement.says |= says;
        if ((says & Says.ANY_RETRANSMISSION) == Says.RETRANSMISSION) {
            measureTimeout(judgement, fwd);
        }
        judgement.repeatedAckFrame = rev.lastNonDuplicate;
    }

    private static int windowAndGap(Segment segment, Flow fwd, Flow rev) {
        int length = segment.payloadBytes();
        int seq = segment.seq();
        if (length == 1 && seq == fwd.nextSeq && rev.window == 0) { // 1
            return Says.ZERO_WINDOW_PROBE;
        }
        boolean plain = !segment.has(SYN | FIN | RST);
        int says = 0;
        if (segment.window() == 0 && plain) { // 2
            says |= Says.ZERO_WINDOW;
        }
        if (fwd.nextSeq != 0 && after(seq, fwd.nextSeq) && !segment.has(RST)) { // 3
            says |= Says.LOST_SEGMENT;
            fwd.bytesInFlightKnown = false;
        }
        if (length <= 1 && seq == fwd.nextSeq - 1 && plain) { // 4
            says |= Says.KEEP_ALIVE;
        }
        boolean scaleKnown = rev.windowScale != Flow.SCALE_UNKNOWN;
        if (length > 0 && plain && scaleKnown && seq + length == windowEnd(rev)) { // 6
            says |= Says.WINDOW_FULL;
        }
        return says;
    }

    private static int windowEnd(Flow receiver) {
        int shift = receiver.windowIsScaled ? Math.max(receiver.windowScale, 0) : 0;
        return receiver.lastAck + (receiver.window << shift);
    }

    /// Rules 5, 7, 8 and 9, for a segment that carries nothing and acknowledges nothing new.
    private static int repeatedHeader(Segment segment, Flow fwd, Flow rev) {
        boolean repeats =
                segment.payloadBytes() == 0
                        && !segment.has(SYN | FIN | RST)
                        && segment.seq() == fwd.nextSeq
                        && segment.ack() == fwd.lastAck;
        if (!repeats) {
            return 0;
        }
        int window = segment.window();
        if (window != fwd.window) {
            return window != 0 ? Says.WINDOW_UPDATE : 0; // 5
        }
        if (window == 0) { // 8
            return (rev.lastSays & Says.ZERO_WINDOW_PROBE) != 0 ? Says.ZERO_WINDOW_PROBE_ACK : 0;
        }
        return (rev.lastSays & Says.KEEP_ALIVE) != 0
                ? Says.KEEP_ALIVE_ACK // 7
                : Says.DUPLICATE_ACK; // 9
    }

    private static int unseenAcknowledged(Flow rev) {
        if (before(rev.maxAck, rev.nextSeq)) {
            rev.maxAck = rev.nextSeq;
            return Says.ACK_LOST_SEGMENT;
        }
        boolean first = rev.duplicateAcks == 0;
        rev.duplicateAcks = -1;
        return first ? Says.ACK_LOST_SEGMENT : 0;
    }

    private static int repeatedBytes(Segment segment, long initialRttNanos, Flow fwd, Flow rev) {
        int length = segment.payloadBytes();
        int seq = segment.seq();
        if (length > 0 && rev.lastAck != 0 && !after(seq + length, rev.lastAck)) {
            return Says.SPURIOUS_RETRANSMISSION | Says.RETRANSMISSION;
        }
        boolean old =
                fwd.nextSeq != 0
                        && before(seq, fwd.nextSeq)
                        && !(length > 1 && seq == fwd.nextSeq - 1);
        if (!old) {
            return 0;
        }
        // Times may go back; tshark compares them as unsigned, so that this counts as long ago.
        long sinceAck = segment.timeNanos() - rev.lastAckTime;
        boolean asked = rev.duplicateAcks >= REPEATED_ACKS || rev.duplicateAcks < 0;
        if (asked
                && rev.lastAck == seq
                && Long.compareUnsigned(sinceAck, FAST_RETRANSMISSION_NANOS) < 0) {
            return Says.FAST_RETRANSMISSION | Says.RETRANSMISSION;
        }
        long roundTrip = initialRttNanos == 0 ? REORDERING_NANOS : initialRttNanos;
        long sinceHighest = segment.timeNanos() - fwd.nextSeqTime;
        return Long.compareUnsigned(sinceHighest, roundTrip) < 0 && fwd.nextSeq != end(segment)
                ? Says.OUT_OF_ORDER
                : Says.RETRANSMISSION;
    }

    private static void measureTimeout(Judgement judgement, Flow fwd) {
        boolean outstanding = !fwd.unacked.isEmpty();
        long since = outstanding ? fwd.unacked.eldestTime() : fwd.nextSeqTime;
        judgement.timeoutFrame = outstanding ? fwd.unacked.eldestFrame() : fwd.nextSeqFrame;
        judgement.timeoutNanos = judgement.segment().timeNanos() - since;
    }

    /// The sequence number after the segment; SYN and FIN together count one, as they do in tshark.
    static int end(Segment segment) {
        return segment.seq() + segment.payloadBytes() + (segment.has(SYN | FIN) ? 1 : 0);
    }
}
