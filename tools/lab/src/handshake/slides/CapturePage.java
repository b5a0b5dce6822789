package handshake.slides;

import handshake.lab.Language;
import handshake.support.Text;
import handshake.viewer.recording.Scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A capture of the course as a page: what it shows, and its ladder.
final class CapturePage {
    private CapturePage() {}

    /// The names of the course's captures, without their ending, sorted.
    static List<String> names(Path root) throws IOException {
        try (var lessons = Files.list(root.resolve("lessons"))) {
            return lessons.map(it -> it.resolve("captures"))
                    .filter(Files::isDirectory)
                    .flatMap(it -> Arrays.stream(it.toFile().list()))
                    .filter(it -> it.endsWith(".pcapng"))
                    .map(it -> it.substring(0, it.length() - ".pcapng".length()))
                    .sorted()
                    .toList();
        }
    }

    static Optional<Path> file(Path root, String name) throws IOException {
        try (var lessons = Files.list(root.resolve("lessons"))) {
            return lessons.map(it -> it.resolve("captures").resolve(name + ".pcapng"))
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
    }

    /// What a capture shows, in a sentence; empty where nobody has said it.
    static String note(String name, Language language) {
        return Arrays.stream(Scene.values())
                .filter(scene -> scene.title().equals(name))
                .map(scene -> language.of(new Text(scene.note().en(), scene.note().zh())))
                .findFirst()
                .orElse("");
    }

    static String html(Path file, String name, Language language) throws IOException {
        List<String> lines =
                new CaptureLadder(file, 0, false).draw(FrameRanges.parse(""), language);
        String ladder = LadderSvg.of(String.join("\n", lines)).orElse("");
        String content =
                """
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="%s.pcapng" download>%s.pcapng</a></p>
                %s
                """
                        .formatted(name, Html.escape(note(name, language)), name, name, ladder);
        return TextPage.frame(name, content, language, name, "../");
    }
}
