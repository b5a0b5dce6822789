package handshake.viewer.page;

import handshake.wire.Side;
import handshake.wire.analysis.Finding;
import handshake.wire.analysis.Judgement;
import handshake.wire.capture.ChecksumState;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TcpFlags;
import handshake.wire.capture.TcpOption;
import handshake.wire.ladder.FindingWords;

import java.util.StringJoiner;

/// Writes what the page knows of a segment as a JSON array. Its places have names in `rows.js`:
/// frame, time, direction, flags, bytes, seq and ack (each absolute and relative), window, both
/// states, bytes in flight, the frame acknowledged and how long ago that was, findings, more.
final class RowWriter {
    private RowWriter() {}

    /// @param startNanos the time that counts as 0
    static String write(Judgement judgement, long startNanos) {
        Segment segment = judgement.segment();
        boolean byClient = judgement.sender() == Side.CLIENT;
        var row = new StringBuilder(160).append('[');
        row.append(segment.frameNumber()).append(',');
        row.append(segment.timeNanos() - startNanos).append(',');
        row.append(byClient ? 0 : 1).append(',');
        row.append(segment.flags()).append(',');
        row.append(segment.payloadBytes()).append(',');
        unsigned(row, segment.seq());
        unsigned(row, judgement.relativeSeq());
        unsigned(row, segment.ack());
        unsigned(row, judgement.relativeAck());
        row.append(judgement.windowBytes()).append(',');
        row.append((byClient ? judgement.senderState() : judgement.receiverState()).ordinal());
        row.append(',');
        row.append((byClient ? judgement.receiverState() : judgement.senderState()).ordinal());
        row.append(',').append(judgement.bytesInFlight());
        row.append(',').append(judgement.ackedFrame());
        row.append(',').append(judgement.roundTripNanos()).append(',');
        findings(row, judgement);
        return row.append(',').append(more(judgement)).append(']').toString();
    }

    private static void unsigned(StringBuilder row, int value) {
        row.append(Integer.toUnsignedLong(value)).append(',');
    }

    private static void findings(StringBuilder row, Judgement judgement) {
        var findings = new StringJoiner(",", "[", "]");
        for (Finding finding : judgement.findings()) {
            findings.add(
                    "[\"%s\",%d,%d]"
                            .formatted(
                                    FindingWords.kind(finding),
                                    finding.refersTo(),
                                    FindingWords.value(finding)));
        }
        FindingWords.difference(judgement).ifPresent(it -> findings.add("[\"" + it + "\",0,0]"));
        row.append(findings);
    }

    /// What few segments have.
    private static String more(Judgement judgement) {
        Segment segment = judgement.segment();
        var more = new StringJoiner(",", "{", "}");
        boolean isSyn = segment.has(TcpFlags.SYN);
        if (isSyn || TcpOption.find(segment.optionBytes(), TcpOption.SACK) >= 0) {
            int base = segment.ack() - judgement.relativeAck();
            segment.options().forEach(option -> add(more, option, isSyn, base));
        }
        ChecksumState checksum = segment.checksumState();
        if (checksum == ChecksumState.WRONG || checksum == ChecksumState.LEFT_TO_HARDWARE) {
            more.add("\"sum\":" + (checksum == ChecksumState.WRONG ? 1 : 0));
        }
        if (segment.payload().length() < segment.payloadBytes()) {
            more.add("\"kept\":" + segment.payload().length());
        }
        return more.toString();
    }

    private static void add(StringJoiner more, TcpOption option, boolean isSyn, int base) {
        switch (option) {
            case TcpOption.Sack sack -> {
                var blocks = new StringJoiner(",", "\"sack\":[", "]");
                for (var block : sack.blocks()) {
                    blocks.add(
                            "[%s,%s]"
                                    .formatted(
                                            Integer.toUnsignedString(block.left() - base),
                                            Integer.toUnsignedString(block.right() - base)));
                }
                more.add(blocks.toString());
            }
            case TcpOption.MaximumSegmentSize it when isSyn -> more.add("\"mss\":" + it.bytes());
            case TcpOption.WindowScale it when isSyn -> more.add("\"scale\":" + it.shift());
            case TcpOption.SackPermitted _ when isSyn -> more.add("\"sackOk\":1");
            case TcpOption.Timestamps _ when isSyn -> more.add("\"times\":1");
            default -> {}
        }
    }
}
