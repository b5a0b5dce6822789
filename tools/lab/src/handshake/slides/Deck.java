package handshake.slides;

import handshake.grader.Lesson;
import handshake.lab.Language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A lecture: slides in Markdown with lines of `---` between them, as Marp has them.
///
/// @param file where it stands
/// @param frontMatter what stands above the first slide between two lines of `---`, or empty
/// @param slides in order
public record Deck(Path file, String frontMatter, List<Slide> slides) {
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\\n(.*?)^---\\n", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile("^<!--(.*?)-->\\n?", Pattern.DOTALL);

    /// @param markdown what the audience sees
    /// @param notes what only the presenter sees, Markdown too; empty if there are none
    public record Slide(String markdown, String notes) {
        /// Its heading without marks of Markdown; empty if it has none.
        public String title() {
            return markdown.lines()
                    .filter(line -> line.startsWith("#"))
                    .findFirst()
                    .map(line -> line.replaceFirst("^#+ *", "").replaceAll("[`*]", ""))
                    .orElse("");
        }
    }

    /// Where the slides of a lesson lie in this language, whether there are any or not.
    public static Path file(Lesson lesson, Language language) {
        return lesson.root()
                .resolve("slides")
                .resolve(lesson.name() + language.fileSuffix() + ".md");
    }

    /// The slides of a lesson in this language; empty if there are none.
    ///
    /// @throws IOException if they cannot be read
    public static Optional<Deck> of(Lesson lesson, Language language) throws IOException {
        Path file = file(lesson, language);
        return Files.isRegularFile(file)
                ? Optional.of(parse(file, Files.readString(file)))
                : Optional.empty();
    }

    /// Takes a deck apart. Every text is a deck: one without a line of `---` has one slide.
    static Deck parse(Path file, String text) {
        String lines = text.replace("\r\n", "\n");
        Matcher front = FRONT_MATTER.matcher(lines);
        boolean hasFront = front.find();
        var slides = new ArrayList<Slide>();
        var slide = new StringBuilder();
        boolean inFence = false;
        for (String line : lines.substring(hasFront ? front.end() : 0).lines().toList()) {
            if (line.startsWith("```")) {
                inFence = !inFence;
            }
            if (!inFence && line.equals("---")) {
                slides.add(slide(slide.toString()));
                slide.setLength(0);
            } else {
                slide.append(line).append('\n');
            }
        }
        slides.add(slide(slide.toString()));
        return new Deck(file, hasFront ? front.group(1) : "", List.copyOf(slides));
    }

    /// Parts the notes, which are comments that begin a line outside of fences, from the rest.
    private static Slide slide(String text) {
        var seen = new StringBuilder();
        var notes = new StringBuilder();
        boolean inFence = false;
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at) + 1;
            String line = text.substring(at, end);
            if (line.startsWith("```")) {
                inFence = !inFence;
            }
            Matcher note = NOTE.matcher(text).region(at, text.length());
            if (!inFence && note.lookingAt()) {
                notes.append(note.group(1).strip()).append("\n\n");
                at = note.end();
            } else {
                seen.append(line);
                at = end;
            }
        }
        return new Slide(seen.toString().strip(), notes.toString().strip());
    }
}
