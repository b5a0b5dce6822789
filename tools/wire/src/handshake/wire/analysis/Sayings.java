package handshake.wire.analysis;

import java.util.List;

/// Turns the bits of [Says] into findings, and compares them with the evidence.
final class Sayings {
    private Sayings() {}

    static void collect(Judgement judgement, List<Finding> findings) {
        int frame = judgement.segment().frameNumber();
        if (says(judgement, Says.REUSED_PORTS)) {
            findings.add(new WiresharkSays.PortNumbersReused(frame));
        }
        if (says(judgement, Says.ZERO_WINDOW_PROBE)) {
            findings.add(new WiresharkSays.ZeroWindowProbe(frame));
        }
        if (says(judgement, Says.ZERO_WINDOW)) {
            findings.add(new WiresharkSays.ZeroWindow(frame));
        }
        if (says(judgement, Says.LOST_SEGMENT)) {
            findings.add(
                    new WiresharkSays.PreviousSegmentNotCaptured(frame, judgement.highestFrame));
        }
        if (says(judgement, Says.KEEP_ALIVE)) {
            findings.add(new WiresharkSays.KeepAlive(frame));
        }
        if (says(judgement, Says.WINDOW_UPDATE)) {
            findings.add(new WiresharkSays.WindowUpdate(frame));
        }
        if (says(judgement, Says.WINDOW_FULL)) {
            findings.add(new WiresharkSays.WindowFull(frame));
        }
        if (says(judgement, Says.KEEP_ALIVE_ACK)) {
            findings.add(new WiresharkSays.KeepAliveAck(frame));
        }
        if (says(judgement, Says.ZERO_WINDOW_PROBE_ACK)) {
            findings.add(new WiresharkSays.ZeroWindowProbeAck(frame));
        }
        if (says(judgement, Says.DUPLICATE_ACK)) {
            findings.add(
                    new WiresharkSays.DuplicateAck(
                            frame, judgement.duplicateAckFrame, judgement.duplicateAckNumber));
        }
        if (says(judgement, Says.ACK_LOST_SEGMENT)) {
            findings.add(new WiresharkSays.AckedUnseenSegment(frame));
        }
        collectRepetition(judgement, frame, findings);
    }

    private static void collectRepetition(Judgement judgement, int frame, List<Finding> findings) {
        if (says(judgement, Says.SPURIOUS_RETRANSMISSION)) {
            findings.add(new WiresharkSays.SpuriousRetransmission(frame));
        } else if (says(judgement, Says.FAST_RETRANSMISSION)) {
            findings.add(new WiresharkSays.FastRetransmission(frame, judgement.repeatedAckFrame));
        } else if (says(judgement, Says.RETRANSMISSION)) {
            findings.add(
                    new WiresharkSays.Retransmission(
                            frame, judgement.timeoutFrame, judgement.timeoutNanos));
        } else if (says(judgement, Says.OUT_OF_ORDER)) {
            findings.add(new WiresharkSays.OutOfOrder(frame, judgement.highestFrame));
        }
    }

    private static boolean says(Judgement judgement, int bit) {
        return (judgement.says & bit) != 0;
    }

    static String difference(Judgement judgement) {
        boolean again = says(judgement, Says.RETRANSMISSION);
        boolean reordered = says(judgement, Says.OUT_OF_ORDER);
        return switch (judgement.evidence) {
            case null ->
                    says(judgement, Says.DUPLICATE_ACK)
                            ? "Wireshark counts it as a duplicate ACK because it repeats one;"
                                    + " but nothing is known to be missing."
                            : null;
            case Evidence.BytesSeenBefore seen ->
                    again
                            ? null
                            : reordered
                                    ? "Wireshark calls it out of order because it came within a"
                                            + " round trip of later bytes; but "
                                            + seen.sentence()
                                            + "."
                                    : null;
            case Evidence.BytesLate late ->
                    again
                            ? "Wireshark calls it a retransmission because it starts before the"
                                    + " highest byte seen; but "
                                    + late.sentence()
                                    + "."
                            : null;
            case Evidence.AckRepeated repeated ->
                    says(judgement, Says.DUPLICATE_ACK)
                            ? null
                            : "Wireshark does not count it as a duplicate ACK; but it "
                                    + repeated.sentence()
                                    + ".";
        };
    }
}
