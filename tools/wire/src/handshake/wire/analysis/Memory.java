package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.Segment;
import handshake.wire.capture.TcpOption;

/// Remembers a segment, once it has been judged, for the judgements to come.
final class Memory {
    private static final int MOST_SHIFT = 14; // RFC 7323 §2.3
    private static final int MOST_SACK_BLOCKS = 3; // what tshark looks at
    private static final int SACK_BLOCK_BYTES = 8;
    private static final int MOST_IN_FLIGHT = 2_000_000_000;

    private Memory() {}

    static void remember(Judgement judgement, Flow fwd, Flow rev) {
        var segment = judgement.segment();
        int end = WiresharkRules.end(segment);
        if (segment.sequenceLength() > 0) {
            fwd.unacked.add(
                    segment.seq(), end, segment.frameNumber(), segment.timeNanos(), fwd.baseSeq);
        }
        if ((judgement.says & Says.ZERO_WINDOW_PROBE) == 0) {
            advance(segment, end, fwd);
        }
        fwd.window = segment.window();
        fwd.lastAck = segment.ack();
        fwd.lastAckTime = segment.timeNanos();
        fwd.lastSays = judgement.says;
        fwd.sackedBytes = sackedBytes(segment);
        rev.unacked.acknowledge(segment.ack(), rev.baseSeq, judgement);
        if (segment.has(ACK)) {
            rev.bytesInFlightKnown = true;
        }
        countInFlight(judgement, fwd, rev);
    }

    private static void advance(Segment segment, int end, Flow fwd) {
        if (fwd.nextSeq == 0 || fwd.nextSeq - end < 0) {
            fwd.nextSeq = end;
            fwd.nextSeqFrame = segment.frameNumber();
            fwd.nextSeqTime = segment.timeNanos();
        }
        if (fwd.maxAck == 0 || segment.seq() == fwd.maxAck) {
            fwd.maxAck = fwd.nextSeq;
        }
    }

    private static void countInFlight(Judgement judgement, Flow fwd, Flow rev) {
        var segment = judgement.segment();
        boolean counts =
                segment.payloadBytes() > 0 && fwd.bytesInFlightKnown && !fwd.unacked.isEmpty();
        if (!counts) {
            return;
        }
        judgement.analysed = true;
        int flag = segment.has(SYN | FIN) ? 1 : 0;
        int bytes = fwd.unacked.span() - rev.sackedBytes - flag;
        judgement.bytesInFlight = bytes > 0 && bytes < MOST_IN_FLIGHT ? bytes : 0;
    }

    private static int sackedBytes(Segment segment) {
        var options = segment.optionBytes();
        int at = TcpOption.find(options, TcpOption.SACK);
        if (at < 0) {
            return 0;
        }
        int blocks = Math.min((options.u8(at + 1) - 2) / SACK_BLOCK_BYTES, MOST_SACK_BLOCKS);
        int bytes = 0;
        for (int i = 0; i < blocks; i++) {
            int block = at + 2 + i * SACK_BLOCK_BYTES;
            bytes += options.i32(block + 4) - options.i32(block);
        }
        return bytes;
    }

    /// Learns a window scale from a SYN, and which windows it applies to. Where one side does not
    /// offer one, neither scales.
    static void learnScale(Segment segment, Flow fwd, Flow rev) {
        if (!segment.has(SYN)) {
            fwd.windowIsScaled |= segment.has(ACK);
            return;
        }
        fwd.windowIsScaled = false;
        var options = segment.optionBytes();
        int at = TcpOption.find(options, TcpOption.WINDOW_SCALE);
        if (at >= 0 && options.u8(at + 1) == 3) {
            fwd.windowScale = Math.min(options.u8(at + 2), MOST_SHIFT);
        }
        if (!segment.isHeaderWhole()) {
            return; // the option may stand in the part that was not captured
        }
        if (fwd.windowScale == Flow.SCALE_UNKNOWN) {
            fwd.windowScale = Flow.SCALE_UNUSED;
            rev.windowScale = Flow.SCALE_UNUSED;
        } else if (segment.has(ACK) && rev.windowScale == Flow.SCALE_UNUSED) {
            fwd.windowScale = Flow.SCALE_UNUSED;
        }
    }
}
