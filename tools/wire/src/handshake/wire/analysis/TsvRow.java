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
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Endings endings;
    private final Appendable out;
    private final StringBuilder line = new StringBuilder();

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
        line.setLength(0);
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
        out.append(line).append('\n');
    }

    private void ports(TornSegment torn) {
        line.append(torn.frame().number()).append('\t');
        number(torn.sourcePort());
        number(torn.destinationPort());
        boolean showsSeq = torn.quoted() && torn.header().length() >= SEQ_END;
        empty(1);
        number(showsSeq ? Integer.toUnsignedLong(torn.header().i32(4)) : -1);
        empty(COLUMNS_AFTER_PORTS - 2);
    }

    private void start(Segment segment, int number) {
        line.append(segment.frameNumber());
        number(number);
        number(segment.sourcePort());
        number(segment.destinationPort());
    }

    private void flags(Segment segment) {
        line.append("\t0x");
        for (int shift = 12; shift >= 0; shift -= 4) {
            line.append(Character.forDigit(segment.flags() >> shift & 0xf, 16));
        }
    }

    /// What tshark shows before it gives up on a header that claims to be shorter than any can be.
    private void damaged(Segment segment, int number) {
        empty(1);
        int seq = segment.seq() - endings.senderBase(number, segment);
        number(Integer.toUnsignedLong(seq));
        empty(1);
        number(segment.payloadBytes());
        empty(4);
        number(endings.completeness(number));
        empty(ANALYSIS_COLUMNS);
    }

    /// The numbers as they stand in the header, for a segment whose length is not known.
    private void raw(Segment segment, int number) {
        flags(segment);
        number(Integer.toUnsignedLong(segment.seq()));
        number(Integer.toUnsignedLong(segment.ack()));
        empty(2);
        number(segment.window());
        number(segment.window());
        scaleFactor(segment, number);
        number(endings.completeness(number));
        empty(ANALYSIS_COLUMNS);
    }

    private void judged(Judgement judgement, int number, boolean otherBase) {
        var segment = judgement.segment();
        flags(segment);
        int seq = segment.seq() - endings.senderBase(number, segment);
        int ack = segment.ack();
        number(Integer.toUnsignedLong(seq));
        number(
                Integer.toUnsignedLong(
                        segment.has(ACK) ? ack - endings.receiverBase(number, segment) : ack));
        number(segment.payloadBytes());
        number(Integer.toUnsignedLong(seq + WiresharkRules.end(segment) - segment.seq()));
        number(segment.window());
        int shift = Math.max(endings.senderScale(number, segment), 0);
        number((long) segment.window() << (segment.has(SYN) ? 0 : shift));
        scaleFactor(segment, number);
        number(endings.completeness(number));
        if (segment.isHeaderWhole()) {
            analysis(judgement, number, otherBase);
        } else {
            empty(ANALYSIS_COLUMNS);
        }
    }

    private void scaleFactor(Segment segment, int number) {
        int scale = endings.senderScale(number, segment);
        line.append('\t');
        if (!segment.has(SYN)) {
            line.append(scale < 0 ? scale : 1 << scale);
        }
    }

    private void analysis(Judgement judgement, int number, boolean otherBase) {
        int says = judgement.says | (otherBase ? Says.REUSED_PORTS : 0);
        for (int bit = Says.RETRANSMISSION; bit <= Says.REUSED_PORTS; bit <<= 1) {
            line.append((says & bit) != 0 ? "\t1" : "\t");
            if (bit == Says.DUPLICATE_ACK) {
                boolean duplicate = (says & bit) != 0;
                number(duplicate ? judgement.duplicateAckNumber : -1);
                number(duplicate ? judgement.duplicateAckFrame : -1);
            }
        }
        number(judgement.ackedFrame == 0 ? -1 : judgement.ackedFrame);
        seconds(judgement.roundTripNanos);
        seconds(judgement.timeoutNanos);
        number(judgement.timeoutNanos == 0 ? -1 : judgement.timeoutFrame);
        boolean analysed =
                judgement.analysed
                        || says != 0
                        || judgement.ackedFrame != 0
                        || judgement.bytesInFlight != 0;
        seconds(analysed ? endings.initialRttNanos(number) : 0);
        number(judgement.bytesInFlight == 0 ? -1 : judgement.bytesInFlight);
    }

    private void empty(int columns) {
        line.repeat('\t', columns);
    }

    /// A number; an empty field for one below 0.
    private void number(long value) {
        line.append('\t');
        if (value >= 0) {
            line.append(value);
        }
    }

    /// Nanoseconds as seconds with nine digits after the point; an empty field for 0.
    private void seconds(long nanos) {
        line.append('\t');
        if (nanos == 0) {
            return;
        }
        long size = Math.abs(nanos);
        line.append(nanos < 0 ? "-" : "").append(size / NANOS_PER_SECOND).append('.');
        String fraction = Long.toString(size % NANOS_PER_SECOND);
        line.repeat('0', 9 - fraction.length()).append(fraction);
    }
}
