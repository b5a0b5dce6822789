package handshake.lab;

import handshake.course.Defect;
import handshake.course.Rule;
import handshake.course.Rules;
import handshake.grader.Course;
import handshake.grader.Grader;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.viewer.recording.Recorder;
import handshake.viewer.recording.Scene;
import handshake.wire.ladder.Columns;
import handshake.worker.Outcome;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `lab course`: for those who write lessons.
@Command(
        name = "course",
        description = "For authors of lessons.",
        subcommands = {DrawCommand.class, TextsCommand.class})
final class CourseCommand {
    private static final long SEED = 1;

    @Mixin private Lab lab;

    @Command(
            name = "check",
            description =
                    "Check the course's rules: what lessons, solutions, tests and texts must have"
                            + " in common.")
    Integer check(@Mixin Lab lab) throws IOException, InterruptedException {
        Screen screen = lab.screen();
        Course course = lab.course();
        if (course.lessons().stream().noneMatch(Lesson::hasSolution)) {
            throw Cannot.noSolutions();
        }
        var defects = new ArrayList<Defect>();
        defects.addAll(check(Rules.always(), course, screen));
        defects.addAll(check(Rules.ofStarters(), course, screen));
        try (var grading = new Grading(lab.workerSetup())) {
            for (Lesson lesson : course.lessons()) {
                screen.progress("  grading lesson " + lesson.number());
                defects.addAll(starter(grading.grader(), lesson));
                defects.addAll(solution(grading.grader(), lesson));
            }
        }
        screen.progress("");
        if (defects.isEmpty()) {
            screen.line(
                    screen.green("✓ ")
                            + "starters earn nothing and name their TODOs; solutions earn all");
            return 0;
        }
        screen.line("");
        defects.forEach(defect -> screen.line(screen.red("✗ ") + defect));
        return 1;
    }

    @Command(
            name = "record",
            description =
                    "Record the course's captures anew, in a network of their own (Linux): each"
                            + " scene is played by two sockets.")
    Integer record(
            @Mixin Lab lab,
            @Parameters(paramLabel = "SCENE", description = "Which; all if none is named.")
                    List<String> titles,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            description = "Where to. Default: the lesson's folder captures.")
                    Path out)
            throws IOException, InterruptedException {
        Screen screen = lab.screen();
        Path folder = out == null ? Captures.folder(Lab.root()) : out;
        for (Scene scene : Captures.scenes(titles == null ? List.of() : titles)) {
            screen.progress("  " + scene.title());
            Recorder.record(scene, folder.resolve(scene.title() + ".pcapng"));
            screen.progress("");
            String what = screen.say(scene.note().en(), scene.note().zh());
            screen.line(screen.green("✓ ") + Columns.pad(scene.title(), 24) + screen.dim(what));
        }
        return 0;
    }

    private static List<Defect> check(Map<String, Rule> rules, Course course, Screen screen)
            throws IOException {
        var all = new ArrayList<Defect>();
        for (Map.Entry<String, Rule> rule : rules.entrySet()) {
            List<Defect> defects = Rules.check(Map.of(rule.getKey(), rule.getValue()), course);
            String mark = defects.isEmpty() ? screen.green("✓ ") : screen.red("✗ ");
            screen.line(mark + rule.getKey());
            all.addAll(defects);
        }
        return all;
    }

    /// As shipped, a lesson compiles, and every test fails with the TODO of its own step.
    private static List<Defect> starter(Grader grader, Lesson lesson)
            throws IOException, InterruptedException {
        Report report = grade(grader, lesson, lesson.folder(), "lessons");
        var defects = new ArrayList<Defect>();
        report.problems().forEach(it -> defects.add(new Defect(lesson.name(), it.message().en())));
        for (Report.Test test : report.tests()) {
            String todo = "TODO " + test.info().step() + ":";
            boolean own =
                    test.outcome().status() == Outcome.Status.TODO
                            && test.outcome().what().en().startsWith(todo);
            if (!own) {
                String what = "on the starter it does not fail with \"%s …\" but: %s";
                defects.add(
                        new Defect(
                                lesson.name() + " " + test.info().where(),
                                what.formatted(todo, test.outcome().what().en())));
            }
        }
        return defects;
    }

    private static List<Defect> solution(Grader grader, Lesson lesson)
            throws IOException, InterruptedException {
        Report report = grade(grader, lesson, lesson.solution(), "solutions");
        return report.isFull()
                ? List.of()
                : List.of(
                        new Defect(
                                "solutions/" + lesson.name(),
                                "earns %d/%d".formatted(report.points(), report.maxPoints())));
    }

    private static Report grade(Grader grader, Lesson lesson, Path code, String name)
            throws IOException, InterruptedException {
        return grader.grade(new Grader.Job(lesson, code, name, 0, SEED), new Grader.Listener() {});
    }
}
