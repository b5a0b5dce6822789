package handshake.slides;

import handshake.lab.Language;
import handshake.wire.ladder.LadderWords;
import handshake.wire.ladder.TextLadder;
import handshake.wire.transcript.Transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a fence that begins with `ladder` asks the kit to draw:
///
/// ```
/// ladder captures/echo.pcapng 0 1-3,10-13 win     frames of a capture's conversation, with windows
/// ladder wrong/01-connect/trailing-garbage        what a known-wrong program did, as recorded
/// ```
public final class LadderFence {
    private static final Pattern CAPTURE =
            Pattern.compile("ladder captures/([\\w-]+\\.pcapng) (\\d+)(?: ([\\d,-]+))?( win)?");
    private static final Pattern WRONG =
            Pattern.compile("ladder wrong/(\\d\\d-[a-z0-9-]+)/([a-z0-9.-]+)");

    private final Path root;

    /// @param root the course's root folder
    public LadderFence(Path root) {
        this.root = root;
    }

    /// Whether a fence of this info string is to be drawn by the kit.
    public static boolean is(String info) {
        return info.startsWith("ladder ");
    }

    /// The ladder's lines; empty if the info string asks for something that is not there.
    ///
    /// @throws IOException if a capture or a transcript cannot be read
    public Optional<List<String>> draw(String info, Language language) throws IOException {
        Matcher capture = CAPTURE.matcher(info);
        if (capture.matches()) {
            Optional<Path> file = capture(capture.group(1));
            if (file.isEmpty()) {
                return Optional.empty();
            }
            String frames = capture.group(3) == null ? "" : capture.group(3);
            boolean windows = capture.group(4) != null;
            var ladder = new CaptureLadder(file.get(), Integer.parseInt(capture.group(2)), windows);
            return Optional.of(ladder.draw(FrameRanges.parse(frames), language));
        }
        Matcher wrong = WRONG.matcher(info);
        return wrong.matches()
                ? transcript(wrong.group(1), wrong.group(2)).map(it -> draw(it, language))
                : Optional.empty();
    }

    private static List<String> draw(Transcript transcript, Language language) {
        LadderWords words = language == Language.ZH ? LadderWords.CHINESE : LadderWords.ENGLISH;
        return new TextLadder(words).draw(transcript);
    }

    private Optional<Path> capture(String name) throws IOException {
        try (var lessons = Files.list(root.resolve("lessons"))) {
            return lessons.map(lesson -> lesson.resolve("captures").resolve(name))
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
    }

    /// Where the transcript of a known-wrong program is kept.
    public static Path transcriptFile(Path root, String lesson, String program) {
        return root.resolve("slides/transcripts").resolve(lesson).resolve(program + ".txt");
    }

    private Optional<Transcript> transcript(String lesson, String program) throws IOException {
        Path file = transcriptFile(root, lesson, program);
        return Files.isRegularFile(file)
                ? Transcript.parse(Files.readAllLines(file))
                : Optional.empty();
    }
}
