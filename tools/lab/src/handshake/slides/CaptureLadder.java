package handshake.slides;

import handshake.lab.Language;
import handshake.wire.Side;
import handshake.wire.analysis.Analyser;
import handshake.wire.analysis.Judgement;
import handshake.wire.analysis.WiresharkSays;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TcpFlags;
import handshake.wire.ladder.Columns;
import handshake.wire.ladder.Preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Draws chosen frames of a conversation in a capture as a ladder of text that fits on a slide: the
/// frame's number, the segment, the time, and the sender's state or what Wireshark says.
final class CaptureLadder {
    private static final int RUNG_COLUMNS = 46;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path file;
    private final int conversation;
    private final boolean windows;

    /// @param conversation its number from 0, Wireshark's `tcp.stream`
    /// @param windows whether to show the window each segment offers
    CaptureLadder(Path file, int conversation, boolean windows) {
        this.file = file;
        this.conversation = conversation;
        this.windows = windows;
    }

    /// The ladder's lines.
    ///
    /// @throws IOException if the capture cannot be read
    List<String> draw(FrameRanges frames, Language language) throws IOException {
        var lines = new ArrayList<String>();
        boolean zh = language == Language.ZH;
        lines.add(
                "     "
                        + Columns.pad(zh ? "客户端" : "client", RUNG_COLUMNS)
                        + (zh ? "服务器" : "server"));
        int left = 0;
        long start = -1;
        for (Judgement judgement : judgements()) {
            Segment segment = judgement.segment();
            start = start < 0 ? segment.timeNanos() : start;
            if (!frames.hold(segment.frameNumber())) {
                left++;
                continue;
            }
            if (left > 0 && lines.size() > 1) {
                lines.add("     ┊" + centred("… " + left + " …") + "┊");
            }
            left = 0;
            lines.add(line(judgement, (segment.timeNanos() - start) / NANOS_PER_MILLI));
        }
        return lines;
    }

    private List<Judgement> judgements() throws IOException {
        var judgements = new ArrayList<Judgement>();
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        try (var reader = CaptureReader.open(file)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                if (decoder.decode(frame) instanceof Segment segment) {
                    Judgement judgement = analyser.accept(segment);
                    if (judgement.conversation().number() == conversation) {
                        judgements.add(judgement);
                    }
                }
            }
        }
        return judgements;
    }

    private String line(Judgement judgement, double millis) {
        String said =
                judgement.findings().stream()
                        .filter(WiresharkSays.class::isInstance)
                        .map(it -> ((WiresharkSays) it).label())
                        .findFirst()
                        .orElse(judgement.senderState().toString());
        return "%3d  %s  %7.2f ms  %s"
                .formatted(
                        judgement.segment().frameNumber(),
                        rung(judgement.sender(), label(judgement)),
                        millis,
                        said);
    }

    private String label(Judgement judgement) {
        Segment segment = judgement.segment();
        String flags = TcpFlags.names(segment.flags() & ~TcpFlags.PSH);
        long seq = Integer.toUnsignedLong(judgement.relativeSeq());
        long ack = Integer.toUnsignedLong(judgement.relativeAck());
        String numbers = windows ? "" : "seq " + Preview.grouped(seq);
        if (segment.has(TcpFlags.ACK)) {
            numbers += (windows ? "" : ", ") + "ack " + Preview.grouped(ack);
        }
        numbers += windows ? ", win " + Preview.grouped(judgement.windowBytes()) : "";
        if (segment.payloadBytes() == 0) {
            return flags + "  " + numbers;
        }
        if (segment.has(TcpFlags.FIN)) {
            numbers = "FIN  " + numbers;
        }
        String size = Preview.bytes(segment.payloadBytes());
        String rest = size + "  " + numbers;
        byte[] head = segment.payload().toArray();
        int room = RUNG_COLUMNS - 8 - Columns.of(rest);
        String preview = room < 8 ? "" : Preview.of(head, segment.payloadBytes(), room) + "  ";
        return Columns.of(preview) > room + 2 ? rest : preview + rest;
    }

    private static String rung(Side from, String label) {
        int rest = Math.max(1, RUNG_COLUMNS - Columns.of(label) - 5);
        return from == Side.CLIENT
                ? "│── " + label + " " + "─".repeat(rest) + "▶│"
                : "│◀" + "─".repeat(rest) + " " + label + " ──│";
    }

    private static String centred(String text) {
        int gap = RUNG_COLUMNS - Columns.of(text);
        return " ".repeat(gap / 2) + text + " ".repeat(gap - gap / 2);
    }
}
