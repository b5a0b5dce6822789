package handshake.lab;

import handshake.wire.analysis.Analyser;
import handshake.wire.analysis.Judgement;
import handshake.wire.analysis.Tsv;
import handshake.wire.capture.CaptureException;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;
import handshake.wire.ladder.SegmentLadder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;

/// `lab view`: the segments of a capture, conversation by conversation, and what is to be said of
/// each.
@Command(
        name = "view",
        description = "Show the TCP conversations of a capture (pcap, pcapng, either gzipped).")
final class ViewCommand implements Callable<Integer> {
    /// More than this nobody reads in a terminal; a capture of a million frames must not fill the
    /// memory either.
    private static final int MAX_LINES_A_CONVERSATION = 2000;

    @Mixin private Lab lab;

    @Parameters(paramLabel = "FILE", description = "The capture.")
    private Path file;

    @Option(
            names = "--tsv",
            description =
                    "One row per TCP frame, under tshark's field names, to compare by machine.")
    private boolean tsv;

    @Override
    public Integer call() throws IOException {
        Screen screen = lab.screen();
        try {
            List<String> warnings = tsv ? Tsv.print(file, screen.out()) : ladders(screen);
            warnings.forEach(System.err::println);
        } catch (CaptureException e) {
            throw new Cannot(e.getMessage(), e.getMessage());
        }
        return 0;
    }

    private List<String> ladders(Screen screen) throws IOException {
        var conversations = new LinkedHashMap<Integer, List<String>>();
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        SegmentLadder ladder = null;
        try (var reader = CaptureReader.open(file)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                if (decoder.decode(frame) instanceof Segment segment) {
                    if (ladder == null) {
                        ladder = new SegmentLadder(segment.timeNanos());
                    }
                    add(conversations, ladder, analyser.accept(segment));
                }
            }
            conversations.values().forEach(lines -> print(screen, lines));
            if (conversations.isEmpty()) {
                screen.line("There is no TCP in this capture.", "这个抓包里没有 TCP。");
            }
            return reader.warnings();
        }
    }

    private static void add(
            LinkedHashMap<Integer, List<String>> conversations,
            SegmentLadder ladder,
            Judgement judgement) {
        var conversation = judgement.conversation();
        List<String> lines =
                conversations.computeIfAbsent(
                        conversation.number(), _ -> new ArrayList<>(ladder.head(conversation)));
        if (lines.size() < MAX_LINES_A_CONVERSATION) {
            lines.addAll(ladder.draw(judgement));
        } else if (!lines.getLast().equals("…")) {
            lines.add("…");
        }
    }

    private static void print(Screen screen, List<String> lines) {
        screen.line(screen.bold(lines.getFirst()));
        lines.stream().skip(1).forEach(screen::line);
        screen.line("");
    }
}
