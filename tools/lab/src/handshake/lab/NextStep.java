package handshake.lab;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.grader.Sources;
import handshake.support.Text;
import handshake.worker.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a student does next: always one line away.
final class NextStep {
    /// What a lesson's tests are worth together.
    static final int FULL_POINTS = 20;

    private static final Pattern WHAT_NEXT =
            Pattern.compile(
                    "^## (?:What next|接下来)\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    private NextStep() {}

    /// The lesson a student is at: the first that has not all its points, or else the last.
    static Lesson lesson(Course course, Progress progress) {
        return course.lessons().stream()
                .filter(it -> progress.points(it) < FULL_POINTS)
                .findFirst()
                .orElse(course.lessons().getLast());
    }

    /// What to say after a lesson has been graded.
    static List<Text> after(Report report, Course course) {
        int number = report.lesson().number();
        if (report.isFull()) {
            return afterFull(report.lesson(), course);
        }
        Optional<Report.Test> failed = report.firstFailed();
        boolean unwritten =
                failed.isPresent() && failed.get().outcome().status() == Outcome.Status.TODO;
        if (report.points() == 0 && unwritten) {
            return start(report, failed.get());
        }
        if (unwritten) {
            int step = failed.get().info().step();
            return List.of(
                    new Text(
                                    "Next: step %d. lab hint %d %d helps; lab watch %d grades at"
                                            + " every save.",
                                    "下一步：第 %d 步。lab hint %d %d 有提示；lab watch %d 每次保存都会评分。")
                            .formatted(step, number, step, number));
        }
        return List.of(
                new Text("lab watch %d grades again at every save.", "lab watch %d 会在每次保存后重新评分。")
                        .formatted(number));
    }

    /// What the lesson's text says under "What next", and where it goes on.
    private static List<Text> afterFull(Lesson lesson, Course course) {
        int number = lesson.number();
        var lines = new ArrayList<Text>();
        lines.add(
                new Text("Lesson %d is done, every point of it.", "第 %d 课完成，满分。")
                        .formatted(number));
        Text next = new Text(whatNext(lesson, Language.EN), whatNext(lesson, Language.ZH));
        if (!next.en().isEmpty()) {
            lines.add(next);
        }
        if (course.lesson(number + 1).isPresent()) {
            lines.add(new Text("Next: lab read %d", "接下来：lab read %d").formatted(number + 1));
        }
        return lines;
    }

    private static String whatNext(Lesson lesson, Language language) {
        try {
            Matcher section = WHAT_NEXT.matcher(Files.readString(Texts.readme(lesson, language)));
            return section.find()
                    ? section.group(1).strip().replace("\n", language.gap()).replaceAll("[`*]", "")
                    : "";
        } catch (IOException _) {
            return ""; // a lesson without a text congratulates in fewer words
        }
    }

    private static List<Text> start(Report report, Report.Test first) {
        int number = report.lesson().number();
        Text todo = first.outcome().what();
        String place =
                placeOf(todo.en(), report.lesson()).orElse(Lab.shortened(report.lesson().folder()));
        return List.of(
                new Text("Start with step %d:", "从第 %d 步开始：").formatted(first.info().step()),
                new Text("  lab read %d    the lesson's text", "  lab read %d    课文")
                        .formatted(number),
                Text.same("  " + place + "    " + todo.en()),
                new Text("  lab watch %d   grades at every save", "  lab watch %d   每次保存都会评分")
                        .formatted(number));
    }

    /// The file and line where this TODO stands.
    private static Optional<String> placeOf(String todo, Lesson lesson) {
        String mark = todo.replaceFirst(":.*", "") + ":";
        try {
            for (Path file : Sources.in(lesson.folder())) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).contains(mark)) {
                        return Optional.of(Lab.shortened(file) + ":" + (i + 1));
                    }
                }
            }
        } catch (IOException _) {
            // Then the folder must do.
        }
        return Optional.empty();
    }
}
