package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.Segment;
import handshake.wire.capture.TornSegment;

import java.io.IOException;

/// Formats the rows of a [Tsv].
final class TsvRow {
    private static final String HEADER =
            """
            frame.number tcp.stream tcp.srcport tcp.dstport tcp.flags tcp.seq tcp.ack tcp.len
            tcp.nxtseq tcp.window_size_value tcp.window_size tcp.window_size_scalefactor
            tcp.completeness tcp.analysis.retransmission tcp.analysis.fast_retransmission
            tcp.analysis.spurious_retransmission tcp.analysis.out_of_order
            tcp.analysis.duplicate_ack tcp.analysis.duplicate_ack_num
            tcp.analysis.duplicate_ack_frame tcp.analysis.lost_segment
            tcp.analysis.ack_lost_segment tcp.analysis.zero_window tcp.analysis.zero_window_probe
            tcp.analysis.zero_window_probe_ack tcp.analysis.window_full tcp.analysis.window_update
            tcp.analysis.keep_alive tcp.analysis.keep_alive_ack tcp.analysis.reused_ports
            tcp.analysis.acks_frame tcp.analysis.ack_rtt tcp.analysis.rto tcp.analysis.rto_frame
            tcp.analysis.initial_rtt tcp.analysis.bytes_in_flight
            """;
    private static final int ANALYSIS_COLUMNS = 23;
    private static final int COLUMNS_AFTER_PORTS = 32;
    private static final int SEQ_END = 8;

    private final Endings endings;
    private final Appendable out;
    private final TsvLine line = new TsvLine();

    TsvRow(Endings endings, Appendable out) {
        this.endings = endings;
        this.out = out;
    }

    void header() throws IOException {
        out.append(HEADER.strip().replaceAll("\\s+", "\t")).append('\n');
    }

    /// Prints a row; `torn` is null for a whole segment, and the judgement null for one so short
    /// that its conversation is not known.
    void print(Judgement judgement, TornSegment torn) throws IOException {
        line.start(judgement == null ? torn.frame().number() : judgement.segment().frameNumber());
        if (judgement == null) {
            ports(torn);
        } else {
            var segment = judgement.segment();
            int number = judgement.conversation().number();
            boolean otherBase = endings.meet(number, segment);
            start(segment, number);
            if (segment.isHeaderDamaged()) {
                damaged(segment, number);
            } else if (torn == null) {
                judged(judgement, number, otherBase);
            } else {
                raw(segment, number);
            }
            endings.leave(number, segment);
        }
        out.append(line.text()).append('\n');
    }

    private void ports(TornSegment torn) {
        line.empty(1);
        line.number(torn.sourcePort());
        line.number(torn.destinationPort());
        boolean showsSeq = torn.quoted() && torn.header().length() >= SEQ_END;
        line.empty(1);
        line.number(showsSeq ? Integer.toUnsignedLong(torn.header().i32(4)) : -1);
        line.empty(COLUMNS_AFTER_PORTS - 2);
    }

    private void start(Segment segment, int number) {
        line.number(number);
        line.number(segment.sourcePort());
        line.number(segment.destinationPort());
    }

    /// What tshark shows before it gives up on a header that claims to be shorter than any can be.
    private void damaged(Segment segment, int number) {
        line.empty(1);
        int seq = segment.seq() - endings.senderBase(number, segment);
        line.number(Integer.toUnsignedLong(seq));
        line.empty(1);
        line.number(segment.payloadBytes());
        line.empty(4);
        line.number(endings.completeness(number));
        line.empty(ANALYSIS_COLUMNS);
    }

    /// The numbers as they stand in the header, for a segment whose length is not known.
    private void raw(Segment segment, int number) {
        line.flags(segment.flags());
        line.number(Integer.toUnsignedLong(segment.seq()));
        line.number(Integer.toUnsignedLong(segment.ack()));
        line.empty(2);
        line.number(segment.window());
        line.number(segment.window());
        scaleFactor(segment, number);
        line.number(endings.completeness(number));
        line.empty(ANALYSIS_COLUMNS);
    }

    private void judged(Judgement judgement, int number, boolean otherBase) {
        var segment = judgement.segment();
        line.flags(segment.flags());
        int seq = segment.seq() - endings.senderBase(number, segment);
        int ack = segment.ack();
        line.number(Integer.toUnsignedLong(seq));
        line.number(
                Integer.toUnsignedLong(
                        segment.has(ACK) ? ack - endings.receiverBase(number, segment) : ack));
        line.number(segment.payloadBytes());
        line.number(Integer.toUnsignedLong(seq + WiresharkRules.end(segment) - segment.seq()));
        line.number(segment.window());
        int shift = Math.max(endings.senderScale(number, segment), 0);
        line.number((long) segment.window() << (segment.has(SYN) ? 0 : shift));
        scaleFactor(segment, number);
        line.number(endings.completeness(number));
        if (segment.isHeaderWhole()) {
            analysis(judgement, number, otherBase);
        } else {
            line.empty(ANALYSIS_COLUMNS);
        }
    }

    private void scaleFactor(Segment segment, int number) {
        int scale = endings.senderScale(number, segment);
        if (segment.has(SYN)) {
            line.empty(1);
        } else {
            line.signed(scale < 0 ? scale : 1 << scale);
        }
    }

    private void analysis(Judgement judgement, int number, boolean otherBase) {
        int says = judgement.says | (otherBase ? Says.REUSED_PORTS : 0);
        for (int bit = Says.RETRANSMISSION; bit <= Says.REUSED_PORTS; bit <<= 1) {
            line.number((says & bit) != 0 ? 1 : -1);
            if (bit == Says.DUPLICATE_ACK) {
                boolean duplicate = (says & bit) != 0;
                line.number(duplicate ? judgement.duplicateAckNumber : -1);
                line.number(duplicate ? judgement.duplicateAckFrame : -1);
            }
        }
        line.number(judgement.ackedFrame == 0 ? -1 : judgement.ackedFrame);
        line.seconds(judgement.roundTripNanos);
        line.seconds(judgement.timeoutNanos);
        line.number(judgement.timeoutNanos == 0 ? -1 : judgement.timeoutFrame);
        boolean analysed =
                judgement.analysed
                        || says != 0
                        || judgement.ackedFrame != 0
                        || judgement.bytesInFlight != 0;
        line.seconds(analysed ? endings.initialRttNanos(number) : 0);
        line.number(judgement.bytesInFlight == 0 ? -1 : judgement.bytesInFlight);
    }
}
