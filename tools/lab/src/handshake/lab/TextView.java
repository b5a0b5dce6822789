package handshake.lab;

import handshake.support.Text;
import handshake.viewer.program.SourceLines;
import handshake.wire.Side;
import handshake.wire.analysis.Analyser;
import handshake.wire.analysis.Conversation;
import handshake.wire.analysis.Evidence;
import handshake.wire.analysis.Judgement;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;
import handshake.wire.ladder.SegmentLadder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A capture's conversations as ladders in the terminal: the client's segments in one colour, the
/// server's in another, what the bytes prove in a third.
final class TextView {
    /// More than this nobody reads in a terminal; a capture of a million frames must not fill the
    /// memory either.
    private static final int MAX_LINES_A_CONVERSATION = 2000;

    /// What is said where the selection leaves nothing.
    static final Text NOT_THERE =
            new Text(
                    "None of its segments is in that conversation and those frames.",
                    "指定的会话和帧范围里没有任何段。");

    private final Screen screen;
    private final Selection selection;
    private final Map<Integer, List<String>> conversations = new LinkedHashMap<>();
    private final SourceLines sourceLines;
    private SegmentLadder ladder;

    TextView(Screen screen, Selection selection) {
        this(screen, selection, new SourceLines(List.of()));
    }

    /// @param lines says of a segment which line of the program wrote or read it
    TextView(Screen screen, Selection selection, SourceLines lines) {
        this.screen = screen;
        this.selection = selection;
        this.sourceLines = lines;
    }

    /// Prints them all; the answer is what was wrong with the capture, in plain sentences.
    ///
    /// @throws IOException if the file cannot be read or is no capture
    List<String> print(Path file) throws IOException {
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        try (var reader = CaptureReader.open(file)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                if (decoder.decode(frame) instanceof Segment segment) {
                    var judgement = analyser.accept(segment);
                    sourceLines.note(judgement);
                    add(judgement);
                }
            }
            for (List<String> lines : conversations.values()) {
                lines.forEach(screen::line);
                screen.line("");
            }
            if (conversations.isEmpty()) {
                screen.line(
                        ladder == null
                                ? new Text("There is no TCP in this capture.", "这个抓包里没有 TCP。")
                                : NOT_THERE);
            }
            return reader.warnings();
        }
    }

    private void add(Judgement judgement) {
        if (ladder == null) {
            Locale language = Locale.of(screen.language().code());
            ladder = new SegmentLadder(judgement.segment().timeNanos(), language);
        }
        if (!selection.includes(judgement)) {
            return;
        }
        Conversation conversation = judgement.conversation();
        List<String> lines =
                conversations.computeIfAbsent(conversation.number(), _ -> head(conversation));
        if (lines.size() < MAX_LINES_A_CONVERSATION) {
            lines.addAll(painted(judgement));
        } else if (!lines.getLast().equals("…")) {
            lines.add("…");
        }
    }

    private String told(SourceLines.Use use) {
        String place = use.place().file() + ":" + use.place().line();
        return switch (use.kind()) {
            case WRITE -> screen.say("  written at " + place, "  写于 " + place);
            case READ -> screen.say("  read at " + place, "  读于 " + place);
        };
    }

    private List<String> head(Conversation conversation) {
        var lines = new ArrayList<>(ladder.head(conversation));
        lines.set(0, screen.bold(lines.getFirst()));
        return lines;
    }

    private List<String> painted(Judgement judgement) {
        List<String> drawn = ladder.draw(judgement);
        var lines = new ArrayList<String>();
        String rung = drawn.getFirst();
        String line = sourceLines.of(judgement).map(this::told).orElse("");
        rung = judgement.sender() == Side.CLIENT ? screen.cyan(rung) : screen.yellow(rung);
        lines.add(rung + screen.dim(line));
        var findings = judgement.findings();
        for (int i = 1; i < drawn.size(); i++) {
            boolean proven =
                    i <= findings.size() && findings.get(i - 1) instanceof Evidence.BytesSeenBefore;
            lines.add(proven ? screen.red(drawn.get(i)) : screen.dim(drawn.get(i)));
        }
        return lines;
    }
}
