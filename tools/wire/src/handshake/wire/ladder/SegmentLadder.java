package handshake.wire.ladder;

import handshake.wire.Side;
import handshake.wire.analysis.Conversation;
import handshake.wire.analysis.Finding;
import handshake.wire.analysis.Judgement;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TcpFlags;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws the segments of captured conversations as ladders of text: the client's lifeline left, the
/// server's right, one rung a segment, with what was found about it below.
public final class SegmentLadder {
    private static final int RUNG_COLUMNS = 46;
    private static final int NANOS_PER_MICRO = 1000;

    private final long startNanos;
    private final boolean chinese;
    private final FindingWords words;

    /// @param startNanos the time that counts as 0, in nanoseconds since 1970
    /// @param language Chinese or, for any other, English
    public SegmentLadder(long startNanos, Locale language) {
        this.startNanos = startNanos;
        chinese = language.getLanguage().equals("zh");
        words = new FindingWords(language);
    }

    /// The lines above a conversation's first segment.
    public List<String> head(Conversation conversation) {
        String ends =
                Columns.pad(
                                (chinese ? "客户端 " : "client ") + conversation.endpoint(Side.CLIENT),
                                RUNG_COLUMNS)
                        + (chinese ? "服务器 " : "server ")
                        + conversation.endpoint(Side.SERVER);
        return List.of(
                (chinese ? "会话 " : "conversation ") + (conversation.number() + 1),
                "                   " + ends);
    }

    /// The lines of one segment.
    public List<String> draw(Judgement judgement) {
        Segment segment = judgement.segment();
        var lines = new ArrayList<String>();
        long micros = (segment.timeNanos() - startNanos) / NANOS_PER_MICRO;
        String place =
                "%5d %3d.%06d  "
                        .formatted(segment.frameNumber(), micros / 1_000_000, micros % 1_000_000);
        String states = "  %s".formatted(judgement.senderState());
        lines.add(place + rung(judgement.sender(), label(judgement)) + states);
        for (Finding finding : judgement.findings()) {
            lines.add(beside(place, sentence(finding)));
        }
        FindingWords.difference(judgement)
                .ifPresent(it -> lines.add(beside(place, words.words(it))));
        return lines;
    }

    private static String beside(String place, String sentence) {
        return " ".repeat(place.length()) + "│   " + sentence;
    }

    private String sentence(Finding finding) {
        return FindingWords.label(finding).map(it -> it + ": ").orElse("")
                + words.sentence(finding);
    }

    private static String label(Judgement judgement) {
        Segment segment = judgement.segment();
        var label = new StringBuilder();
        int shown = segment.flags() & (TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST);
        if (shown != 0) {
            label.append(TcpFlags.names(shown)).append(' ');
        }
        if (segment.payloadBytes() > 0) {
            String seq = Preview.grouped(Integer.toUnsignedLong(judgement.relativeSeq()));
            label.append(Preview.bytes(segment.payloadBytes()))
                    .append(" from ")
                    .append(seq)
                    .append(' ');
        }
        if (segment.has(TcpFlags.ACK)) {
            long ack = Integer.toUnsignedLong(judgement.relativeAck());
            label.append("ACK ").append(Preview.grouped(ack)).append(' ');
        }
        return label.toString().strip();
    }

    private static String rung(Side from, String label) {
        int rest = Math.max(1, RUNG_COLUMNS - Columns.of(label) - 5);
        return from == Side.CLIENT
                ? "│── " + label + " " + "─".repeat(rest) + "▶│"
                : "│◀" + "─".repeat(rest) + " " + label + " ──│";
    }
}
