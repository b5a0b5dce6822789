package handshake.slides;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;

import handshake.course.KnownProgram;
import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Sources;
import handshake.lab.Language;
import handshake.support.Mistake;
import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A classic mistake as a page: what the catalogue says of it, the lines of a program that makes
/// it, and what that program did on the wire. The solution's lines are not shown.
final class MistakePage {
    private static final int CONTEXT_LINES = 2;

    private final Course course;
    private final Mistake mistake;
    private final Language language;

    MistakePage(Course course, Mistake mistake, Language language) {
        this.course = course;
        this.mistake = mistake;
        this.language = language;
    }

    /// A known-wrong program and the lesson it was written for.
    private record Culprit(Lesson lesson, KnownProgram program) {}

    String markdown() throws IOException {
        var text = new StringBuilder();
        text.append("# ").append(language.of(mistake.title())).append("\n\n");
        text.append(language.of(mistake.explanation())).append("\n\n");
        Optional<Culprit> culprit = culprit();
        if (culprit.isPresent()) {
            text.append(say("## A program that makes it", "## 犯这个错误的程序")).append("\n\n");
            text.append(wrongLines(culprit.get()));
            text.append(ladder(culprit.get()));
        }
        course.lesson(mistake.lesson()).ifPresent(it -> text.append(link(it)));
        return text.toString();
    }

    /// The first program of this mistake, best one of the lesson that treats it.
    private Optional<Culprit> culprit() throws IOException {
        Optional<Culprit> found = Optional.empty();
        for (Lesson lesson : course.lessons()) {
            for (KnownProgram program : KnownProgram.wrong(lesson)) {
                boolean makesIt = program.mistake().equals(mistake.id());
                if (makesIt && (found.isEmpty() || isBetter(lesson, found.get()))) {
                    found = Optional.of(new Culprit(lesson, program));
                }
            }
        }
        return found;
    }

    private boolean isBetter(Lesson lesson, Culprit than) {
        return lesson.number() == mistake.lesson() && than.lesson().number() != lesson.number();
    }

    private String wrongLines(Culprit culprit) throws IOException {
        var text = new StringBuilder();
        for (Path file : Sources.in(culprit.program().folder())) {
            Path right = solutionOf(file, culprit.lesson());
            if (right == null) {
                continue;
            }
            List<String> marked = marked(code(right), code(file));
            if (!marked.isEmpty()) {
                text.append("`").append(file.getFileName()).append("`\n\n```text\n");
                text.append(String.join("\n", marked)).append("\n```\n\n");
            }
        }
        return text.toString();
    }

    /// Without imports and without lines that are only comment: they are no mistakes.
    private static List<String> code(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(it -> !it.startsWith("import ") && !it.strip().startsWith("//"))
                .toList();
    }

    private static boolean isSame(String right, String wrong) {
        return uncommented(right).equals(uncommented(wrong));
    }

    private static boolean saysSomething(AbstractDelta<String> difference) {
        return Stream.of(difference.getSource(), difference.getTarget())
                .flatMap(it -> it.getLines().stream())
                .anyMatch(MistakePage::saysSomething);
    }

    /// Not a blank line, and not a brace alone.
    private static boolean saysSomething(String line) {
        return line.strip().length() > 1;
    }

    private static String uncommented(String line) {
        return line.replaceFirst(" // .*", "").strip();
    }

    private static Path solutionOf(Path file, Lesson lesson) throws IOException {
        return Sources.in(lesson.solution()).stream()
                .filter(it -> it.getFileName().equals(file.getFileName()))
                .findFirst()
                .orElse(null);
    }

    /// The lines that are only in the wrong program, each place with some lines around it.
    private List<String> marked(List<String> right, List<String> wrong) {
        var lines = new ArrayList<String>();
        List<Chunk<String>> places =
                DiffUtils.diff(right, wrong, MistakePage::isSame).getDeltas().stream()
                        .filter(MistakePage::saysSomething)
                        .map(AbstractDelta::getTarget)
                        .toList();
        int shown = 0;
        for (int i = 0; i < places.size(); i++) {
            Chunk<String> place = places.get(i);
            int from = Math.max(shown, place.getPosition() - CONTEXT_LINES);
            if (from > shown) {
                lines.add("  ⋮");
            }
            wrong.subList(from, place.getPosition()).forEach(it -> lines.add("  " + it));
            place.getLines().forEach(it -> lines.add((saysSomething(it) ? "✗ " : "  ") + it));
            if (place.getLines().isEmpty()) {
                lines.add("✗ " + say("… something is missing here", "……这里少了什么"));
            }
            int end = place.getPosition() + place.size();
            int next = i + 1 < places.size() ? places.get(i + 1).getPosition() : wrong.size();
            shown = Math.min(next, end + CONTEXT_LINES);
            wrong.subList(end, shown).forEach(it -> lines.add("  " + it));
        }
        return lines;
    }

    private String ladder(Culprit culprit) throws IOException {
        String info =
                "ladder wrong/%s/%s".formatted(culprit.lesson().name(), culprit.program().name());
        return new LadderFence(course.root())
                .draw(info, language)
                .map(it ->
                        say("What it did on the wire:", "它在线上做了什么：")
                                + "\n\n```%s\n%s\n```\n\n".formatted(info, String.join("\n", it)))
                .orElse("");
    }

    private String link(Lesson lesson) {
        return "[%s](../%s/README.md)\n"
                .formatted(say("Lesson ", "第 ") + lesson.number() + say("", " 课"), lesson.name());
    }

    private String say(String en, String zh) {
        return language.of(new Text(en, zh));
    }
}
