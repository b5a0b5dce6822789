package handshake.lab;

import handshake.grader.Compilation;
import handshake.grader.Report;
import handshake.support.Expected;
import handshake.support.Mistake;
import handshake.wire.ladder.Columns;
import handshake.wire.ladder.LadderWords;
import handshake.wire.ladder.TextLadder;
import handshake.wire.transcript.Transcript;
import handshake.worker.Outcome;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells a report to a person: the steps, why what failed failed, and what to do next.
final class TextReport {
    private static final int MOST_POINTS_COLUMN = 70;
    private static final int SCORE_COLUMNS = 13; // as in 20/20, and TODO 1 behind it
    private static final String INDENT = "      ";
    private static final int MAX_EXPLAINED = 2;
    private static final int MAX_PROBLEMS = 3;

    private final Screen screen;
    private final boolean traces;
    private final int pointsColumn;
    private final Set<Mistake> told = EnumSet.noneOf(Mistake.class);

    /// @param traces whether to show the stack traces of what failed
    TextReport(Screen screen, boolean traces) {
        this.screen = screen;
        this.traces = traces;
        pointsColumn = Math.min(MOST_POINTS_COLUMN, screen.columns() - SCORE_COLUMNS);
    }

    /// Prints why a report's code could not be run.
    void printProblems(Report report) {
        report.problems().stream().limit(MAX_PROBLEMS).forEach(this::problem);
        int more = report.problems().size() - MAX_PROBLEMS;
        if (more > 0) {
            screen.line("");
            screen.line(
                    "  … and %d more: often the first is behind them all.".formatted(more),
                    "  ……还有 %d 个：往往都是第一个引起的。".formatted(more));
        }
    }

    void print(Report report) {
        header(report);
        if (!report.problems().isEmpty()) {
            printProblems(report);
            return;
        }
        int explained = 0;
        for (Report.Step step : report.steps()) {
            step(step, report);
            for (Report.Test test : report.tests()) {
                boolean failed = test.outcome().status() == Outcome.Status.FAILED;
                if (test.info().step() == step.number() && failed) {
                    test(report, test, explained++ < MAX_EXPLAINED);
                }
            }
        }
        if (explained > MAX_EXPLAINED) {
            screen.line("");
            screen.line(
                    "  The first %d are explained: often one cause is behind them all."
                            .formatted(MAX_EXPLAINED),
                    "  只解释了前 %d 个：后面的往往是同一个原因。".formatted(MAX_EXPLAINED));
        }
    }

    private void header(Report report) {
        String title =
                screen.say("Lesson %d", "第 %d 课").formatted(report.lesson().number())
                        + " · "
                        + report.lesson().name().substring(3);
        String points = report.points() + "/" + report.maxPoints();
        String line = Columns.pad(title, pointsColumn) + points;
        screen.line(report.isFull() ? screen.green(line) : screen.bold(line));
    }

    private void step(Report.Step step, Report report) {
        boolean full = step.points() == step.maxPoints();
        boolean unwritten =
                report.tests().stream()
                        .filter(test -> test.info().step() == step.number())
                        .allMatch(test -> test.outcome().status() == Outcome.Status.TODO);
        String mark = full ? screen.green("✓") : unwritten ? screen.yellow("○") : screen.red("✗");
        String title =
                screen.say("Step %d", "第 %d 步").formatted(step.number())
                        + "  "
                        + screen.language().of(step.title());
        String points = step.points() + "/" + step.maxPoints();
        String todo = unwritten && !full ? "  " + screen.yellow("TODO " + step.number()) : "";
        screen.line("  " + mark + " " + Columns.pad(title, pointsColumn - 4) + points + todo);
    }

    private void test(Report report, Report.Test test, boolean explain) {
        Outcome outcome = test.outcome();
        if (explain) {
            screen.line("");
        }
        String name = screen.language().of(test.info().name());
        String points = "  0/" + test.info().points();
        String line = Columns.pad("    ✗ " + name, pointsColumn - 2) + points;
        String mistake = outcome.mistake().isEmpty() ? "" : "  " + outcome.mistake();
        screen.line(screen.red(line) + (explain ? "" : screen.dim(mistake)));
        if (explain) {
            explain(report, test);
        }
    }

    private void explain(Report report, Report.Test test) {
        Outcome outcome = test.outcome();
        if (!outcome.what().equals(Expected.DIFFERS)) { // what follows says it better
            theirs(screen.language().of(outcome.what()));
        }
        labelled(screen.say("expected", "预期"), outcome.expected());
        labelled(screen.say("got     ", "得到"), outcome.got());
        outcome.details().forEach(it -> theirs(screen.language().of(it)));
        outcome.transcript().ifPresent(this::ladder);
        Mistake.of(outcome.mistake()).filter(told::add).ifPresent(this::mistake);
        if (!outcome.output().isBlank()) {
            indented(screen.dim(screen.say("Your code printed:", "你的代码打印了：")));
            outcome.output()
                    .lines()
                    .limit(8)
                    .forEach(it -> indented("  " + screen.dim(Visible.of(it))));
        }
        if (traces && !outcome.trace().isEmpty()) {
            outcome.trace().lines().forEach(it -> indented(screen.dim(Visible.of(it))));
        }
        int lesson = report.lesson().number();
        int step = test.info().step();
        indented(
                screen.dim(
                        screen.say(
                                        "Lesson %d, step %d · lab hint %d %d · replay: lab grade %d"
                                                + " --seed %d",
                                        "第 %d 课，第 %d 步 · lab hint %d %d · 重放：lab grade %d --seed"
                                                + " %d")
                                .formatted(lesson, step, lesson, step, lesson, report.seed())));
    }

    private void ladder(Transcript transcript) {
        if (transcript.entries().isEmpty()) {
            return;
        }
        var words = screen.language() == Language.ZH ? LadderWords.CHINESE : LadderWords.ENGLISH;
        screen.line("");
        new TextLadder(words).draw(transcript).forEach(it -> indented("  " + screen.cyan(it)));
        screen.line("");
    }

    private void mistake(Mistake mistake) {
        indented(
                screen.bold(screen.language().of(mistake.title()))
                        + "  "
                        + screen.dim(screen.say("mistake: ", "错误：") + mistake.id()));
        String explanation = screen.language().of(mistake.explanation());
        String flowing = explanation.replaceAll("(?<!\n)\n(?![\n-])", screen.language().gap());
        int width = Math.min(screen.columns() - INDENT.length(), pointsColumn + SCORE_COLUMNS);
        Wrap.at(width, flowing.replaceAll("[`*]", "")).forEach(this::indented);
    }

    private void problem(Compilation.Problem problem) {
        screen.line("");
        if (problem.line() > 0) {
            String place = problem.file() + ":" + problem.line();
            String message = screen.language().of(problem.message());
            screen.line("  " + screen.red("✗ " + place) + "  " + Visible.of(firstLine(message)));
            if (!problem.source().isBlank()) {
                screen.line("      " + Visible.of(problem.source()));
                if (problem.column() > 0) {
                    screen.line("      " + screen.red(caret(problem)));
                }
            }
            message.lines().skip(1).forEach(it -> screen.line("    " + screen.dim(Visible.of(it))));
        } else {
            screen.line("  " + screen.red("✗ ") + screen.language().of(problem.message()));
        }
        String advice = screen.language().of(problem.advice());
        if (!advice.isEmpty()) {
            screen.line("    " + advice);
        }
    }

    /// A caret under the column: tabs are kept so that both lines shift alike, and a Chinese
    /// character is as wide as two spaces.
    private static String caret(Compilation.Problem problem) {
        int columns = (int) Math.min(problem.column() - 1, problem.source().length());
        String[] before = Visible.of(problem.source().substring(0, columns)).split("\t", -1);
        return Arrays.stream(before)
                        .map(it -> " ".repeat(Columns.of(it)))
                        .collect(Collectors.joining("\t"))
                + "^";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void labelled(String label, String value) {
        if (!value.isEmpty()) {
            indented(screen.dim(label) + "  " + Visible.of(value));
        }
    }

    /// Lines in which a student's own words may stand.
    private void theirs(String text) {
        text.lines().forEach(it -> indented(Visible.of(it)));
    }

    private void indented(String line) {
        screen.line(line.isBlank() ? "" : INDENT + line);
    }
}
