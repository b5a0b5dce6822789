package handshake.lab;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.wire.ladder.Columns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The course at a glance: lessons, points, what is next.
final class Glance {
    private static final int BAR_CELLS = 10;
    private static final int MOST_TITLE_COLUMNS = 42;
    private static final int SCORE_COLUMNS = 30; // marker, bar, points, and what a quiz adds

    private final Screen screen;

    Glance(Screen screen) {
        this.screen = screen;
    }

    void print(Course course, Progress progress, QuizScores scores) throws IOException {
        screen.line(
                screen.bold(
                        screen.say("Handshake: learn TCP by writing it", "Handshake：动手写，学会 TCP")));
        screen.line("");
        int points = 0;
        Lesson next = NextStep.lesson(course, progress);
        for (Lesson lesson : course.lessons()) {
            int earned = progress.points(lesson);
            points += earned;
            String marker = lesson.equals(next) ? screen.yellow("→") : " ";
            int width = Math.min(MOST_TITLE_COLUMNS, screen.columns() - SCORE_COLUMNS);
            String name = "%2d  %s".formatted(lesson.number(), title(lesson));
            String line = Columns.pad(Columns.cut(name, width - 1), width);
            String score = bar(earned) + "  %2d/%d".formatted(earned, NextStep.FULL_POINTS);
            String quiz =
                    scores.of(lesson)
                            .map(it -> screen.dim("  " + screen.say("quiz ", "测验 ") + it))
                            .orElse("");
            screen.line(marker + " " + line + score + quiz);
        }
        int all = course.lessons().size() * NextStep.FULL_POINTS;
        screen.line("");
        screen.line(screen.say("%d of %d points.", "%d / %d 分。").formatted(points, all));
        next(next, progress);
    }

    private void next(Lesson lesson, Progress progress) {
        int number = lesson.number();
        if (progress.points(lesson) == NextStep.FULL_POINTS) {
            screen.line("All lessons are done.", "所有课程都已完成。");
        } else if (progress.wasGraded(lesson)) {
            screen.line(
                    "Next: lab watch %d   grades lesson %d at every save".formatted(number, number),
                    "接下来：lab watch %d   每次保存时给第 %d 课评分".formatted(number, number));
        } else {
            screen.line(
                    "Next: lab read %d   then lab watch %d   (lab --help lists all commands)"
                            .formatted(number, number),
                    "接下来：lab read %d   然后 lab watch %d   （lab --help 列出所有命令）"
                            .formatted(number, number));
        }
    }

    private String bar(int earned) {
        int full = earned * BAR_CELLS / NextStep.FULL_POINTS;
        return screen.green("█".repeat(full)) + screen.dim("░".repeat(BAR_CELLS - full));
    }

    /// The title of the lesson's text in the reader's language, without "Lesson n".
    private String title(Lesson lesson) throws IOException {
        Path text = Texts.readme(lesson, screen.language());
        if (!Files.isRegularFile(text)) {
            return lesson.name();
        }
        try (var lines = Files.lines(text)) {
            return lines.findFirst().orElse(lesson.name()).replaceFirst("^# [^:：]*[:：] *", "");
        }
    }
}
