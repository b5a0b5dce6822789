package handshake.wire.analysis;

import static handshake.wire.capture.Sequence.after;
import static handshake.wire.capture.Sequence.before;
import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.analysis.Evidence.Content;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TcpOption;

/// Finds what the capture proves of a segment. Call it after Wireshark's rules have judged the
/// segment and before anything is remembered of it.
final class EvidenceRules {
    private EvidenceRules() {}

    static Evidence judge(Judgement judgement, Flow fwd, Flow rev) {
        var segment = judgement.segment();
        if (segment.payloadBytes() > 0 || segment.has(FIN)) {
            return bytes(judgement, fwd);
        }
        if (segment.has(SYN)) {
            return syn(segment, fwd);
        }
        boolean repeats =
                segment.has(ACK)
                        && !segment.has(RST)
                        && segment.ack() == fwd.lastAck
                        && fwd.lastNonDuplicate != 0;
        return repeats ? repeatedAck(segment, fwd, rev) : null;
    }

    private static Evidence syn(Segment segment, Flow fwd) {
        boolean again = fwd.synFrame != 0 && segment.seq() == fwd.baseSeq;
        int from = segment.seq();
        return again
                ? new Evidence.BytesSeenBefore(
                        segment.frameNumber(),
                        fwd.synFrame,
                        from,
                        from + 1,
                        true,
                        Content.NOT_COMPARED)
                : null;
    }

    private static Evidence bytes(Judgement judgement, Flow fwd) {
        var segment = judgement.segment();
        int from = segment.seq() + (segment.has(SYN) ? 1 : 0);
        int to = segment.seq() + segment.sequenceLength();
        if (fwd.carried == null) {
            fwd.carried = new Carried();
        }
        var seen = fwd.carried.seen();
        boolean isNew = seen.isEmpty() || !before(from, seen.highest());
        // A keep-alive repeats a byte on purpose, often not the one it was (RFC 9293 §3.8.4).
        boolean isKeepAlive = (judgement.says & Says.KEEP_ALIVE) != 0;
        Evidence evidence = null;
        if (!isNew && !isKeepAlive) {
            evidence =
                    seen.overlaps(from, to)
                            ? seenBefore(segment, fwd.carried, from, to)
                            : new Evidence.BytesLate(
                                    segment.frameNumber(),
                                    fwd.carried.firstFrameAfter(to),
                                    from,
                                    to);
        }
        if (!isKeepAlive) {
            fwd.carried.add(segment, from, to);
        }
        return evidence;
    }

    private static Evidence seenBefore(Segment segment, Carried carried, int from, int to) {
        boolean whole = carried.seen().covers(from, to);
        int at = carried.firstCarrying(from, to);
        if (at < 0) {
            return new Evidence.BytesSeenBefore(
                    segment.frameNumber(), 0, from, to, whole, Content.NOT_COMPARED);
        }
        int sharedFrom = after(carried.start(at), from) ? carried.start(at) : from;
        int sharedTo = before(carried.end(at), to) ? carried.end(at) : to;
        boolean aligned = carried.start(at) == from && carried.end(at) == to;
        boolean comparable =
                aligned
                        && !segment.has(FIN)
                        && segment.payload().length() == segment.payloadBytes();
        boolean same = carried.fingerprint(at) == segment.payload().crc();
        return new Evidence.BytesSeenBefore(
                segment.frameNumber(),
                carried.frame(at),
                whole ? from : sharedFrom,
                whole ? to : sharedTo,
                whole,
                !comparable ? Content.NOT_COMPARED : same ? Content.SAME : Content.DIFFERENT);
    }

    private static Evidence repeatedAck(Segment segment, Flow fwd, Flow rev) {
        int ack = segment.ack();
        int missingTo = firstSacked(segment);
        if (!after(missingTo, ack) && rev.carried != null) {
            missingTo = rev.carried.seen().endOfHole(ack);
        }
        return after(missingTo, ack)
                ? new Evidence.AckRepeated(
                        segment.frameNumber(), fwd.lastNonDuplicate, ack, missingTo)
                : null;
    }

    /// Where the lowest SACK block above the acknowledgment number begins, else that number. Blocks
    /// below it report duplicates (RFC 2883).
    private static int firstSacked(Segment segment) {
        var options = segment.optionBytes();
        int at = TcpOption.find(options, TcpOption.SACK);
        int lowest = segment.ack();
        if (at < 0) {
            return lowest;
        }
        int end = at + options.u8(at + 1);
        for (int block = at + 2; block + 8 <= end; block += 8) {
            int left = options.i32(block);
            boolean above = after(left, segment.ack());
            if (above && (lowest == segment.ack() || before(left, lowest))) {
                lowest = left;
            }
        }
        return lowest;
    }
}
