package handshake.lab;

import handshake.wire.analysis.Analyser;
import handshake.wire.analysis.Judgement;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which segments of a capture are drawn.
final class Selection {
    private static final Pattern FRAMES = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    @Option(
            names = "--conversation",
            paramLabel = "N",
            description = "Only this conversation, counted from 1.")
    private int conversation;

    @Option(names = "--frames", paramLabel = "A-B", description = "Only these frames, as in 1-12.")
    private String frames;

    /// Whether it is one of the segments asked for.
    ///
    /// @throws Wrong if the frames are no numbers
    boolean includes(Judgement judgement) {
        int number = judgement.segment().frameNumber();
        boolean spoken = conversation == 0 || judgement.conversation().number() == conversation - 1;
        return spoken && number >= first() && number <= last();
    }

    private int first() {
        return frames == null ? 1 : Integer.parseInt(range().group(1));
    }

    private int last() {
        if (frames == null) {
            return Integer.MAX_VALUE;
        }
        String last = range().group(2);
        return last == null ? first() : Integer.parseInt(last);
    }

    private Matcher range() {
        Matcher matcher = FRAMES.matcher(frames);
        if (!matcher.matches()) {
            throw new Wrong(
                    "Frames are named as in \"--frames 1-12\", not \"" + frames + "\".",
                    "帧的写法例如 \"--frames 1-12\"，而不是 \"" + frames + "\"。");
        }
        return matcher;
    }

    /// The segments of one conversation: the one asked for, else that of the first segment.
    ///
    /// @param most how many at most
    List<Judgement> read(Path file, int most) throws IOException {
        var found = new ArrayList<Judgement>();
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        try (var reader = CaptureReader.open(file)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                if (found.size() < most && decoder.decode(frame) instanceof Segment segment) {
                    var judgement = analyser.accept(segment);
                    boolean same =
                            found.isEmpty()
                                    || found.getFirst().conversation() == judgement.conversation();
                    if (same && includes(judgement)) {
                        found.add(judgement);
                    }
                }
            }
        }
        return found;
    }
}
