package handshake.lab;

import handshake.grader.AtomicFile;
import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hints of a lesson: what its text hides behind `<details>`, one more at each call.
final class Hints {
    private static final Pattern STEP =
            Pattern.compile("^## (?:Step|第) ?(\\d+)", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^## ", Pattern.MULTILINE);
    private static final Pattern DETAILS =
            Pattern.compile("<details>\\s*<summary>(.*?)</summary>(.*?)</details>", Pattern.DOTALL);

    private final Lab lab;
    private final Lesson lesson;

    Hints(Lab lab, Lesson lesson) {
        this.lab = lab;
        this.lesson = lesson;
    }

    /// Shows the next hint of a step, after the last from the first again.
    ///
    /// @throws Wrong if the lesson has no such step
    void show(int step, Screen screen) throws IOException {
        Path text = Texts.readme(lesson, lab.language());
        List<String> hints = of(Files.readString(text), step);
        if (hints.isEmpty()) {
            throw new Wrong(
                    "Lesson %d has no step %d with hints.".formatted(lesson.number(), step),
                    "第 %d 课没有带提示的第 %d 步。".formatted(lesson.number(), step));
        }
        Path shown = Lab.state().resolve("hints").resolve(lesson.name() + "." + step);
        int next = shownSoFar(shown) % hints.size();
        screen.line(
                screen.bold(
                        screen.say("Hint %d of %d, step %d", "第 %3$d 步，提示 %1$d / %2$d")
                                .formatted(next + 1, hints.size(), step)));
        new MarkdownPrinter(screen).print(hints.get(next));
        String then =
                next + 1 < hints.size()
                        ? screen.say("The next hint: lab hint %d %d", "下一条提示：lab hint %d %d")
                                .formatted(lesson.number(), step)
                        : screen.say(
                                        "That was the last hint. Next: lab watch %d",
                                        "这是最后一条提示。接下来：lab watch %d")
                                .formatted(lesson.number());
        screen.line(screen.dim(then));
        AtomicFile.write(shown, String.valueOf(next + 1));
    }

    /// The hints of a step in a lesson's text, as Markdown.
    static List<String> of(String readme, int step) {
        var hints = new ArrayList<String>();
        Matcher steps = STEP.matcher(readme);
        while (steps.find()) {
            if (Integer.parseInt(steps.group(1)) == step) {
                Matcher next = HEADING.matcher(readme);
                int end = next.find(steps.end()) ? next.start() : readme.length();
                Matcher details = DETAILS.matcher(readme.substring(steps.end(), end));
                while (details.find()) {
                    hints.add(details.group(2).strip());
                }
            }
        }
        return hints;
    }

    private static int shownSoFar(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        String number = Files.readString(file).strip();
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
    }
}
