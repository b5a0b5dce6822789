package handshake.lab;

import handshake.grader.AtomicFile;
import handshake.grader.Course;
import handshake.grader.Grader;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.grader.Scratch;
import handshake.grader.TestSources;
import handshake.worker.TestInfo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/// `lab grade`: compiles, runs the tests, tells the points and what is wrong.
@Command(
        name = "grade",
        description = "Grade lessons: which steps hold, and why the others do not.")
final class GradeCommand implements Callable<Integer> {
    static final int MAX_SEED = 1_000_000;

    @Mixin private Lab lab;

    @Parameters(
            paramLabel = "N",
            arity = "0..*",
            description = "Lesson numbers, or all. Default: the lesson you are at.")
    private List<String> which = List.of();

    @Option(
            names = "--code",
            paramLabel = "lessons|solutions|DIR",
            description = "Whose code to grade. Default: lessons.")
    private String code = "lessons";

    @Option(names = "--step", paramLabel = "K", description = "Only the tests of this step.")
    private int step;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of the random tests: the same seed, the same tests.")
    private Long seed;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: text.")
    private ResultFormat format = ResultFormat.text;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the result here, anew after every test. Default: the screen.")
    private Path out;

    private Rendering rendering;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen screen = lab.screen();
        try (var scratch = new Scratch()) {
            return grade(screen, scratch.folder());
        }
    }

    private int grade(Screen screen, Path scratch) throws IOException, InterruptedException {
        var jobs = new ArrayList<Grader.Job>();
        for (Lesson lesson : lessons()) {
            jobs.add(job(lesson, scratch));
        }
        rendering = new Rendering(format, lab.language(), code, jobs.size() == 1, lab.verbose());
        var reports = new ArrayList<Report>();
        try (var grading = new Grading(lab.workerSetup())) {
            for (Grader.Job job : jobs) {
                Report report = grading.grader().grade(job, progress(screen, reports));
                screen.progress("");
                reports.add(report);
                keep(report, screen);
                if (format == ResultFormat.text && out == null) {
                    new TextReport(screen, lab.verbose()).print(report);
                    screen.line("");
                }
            }
        }
        finish(screen, reports);
        if (format == ResultFormat.github) {
            GitHubRunner.tell(reports, lab.language(), screen.out());
        }
        return format.isAlwaysDone() || reports.stream().allMatch(Report::isFull) ? 0 : 1;
    }

    private List<Lesson> lessons() {
        Course course = lab.course();
        if (which.equals(List.of("all"))) {
            return course.lessons();
        }
        if (which.isEmpty()) {
            return List.of(NextStep.lesson(course, new Progress(Lab.state())));
        }
        return lab.lessons(which);
    }

    private Grader.Job job(Lesson lesson, Path scratch) throws IOException {
        checkStep(lesson);
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1, MAX_SEED) : seed;
        return new Grader.Job(lesson, codeFolder(lesson, scratch), code, step, chosen);
    }

    private void checkStep(Lesson lesson) throws IOException {
        if (step == 0) {
            return;
        }
        List<Integer> steps =
                TestSources.tests(lesson).stream().map(TestInfo::step).distinct().toList();
        if (!steps.contains(step)) {
            String all = String.join(", ", steps.stream().map(String::valueOf).toList());
            throw new Wrong(
                    "Lesson %d has no step %d. Its steps are %s."
                            .formatted(lesson.number(), step, all),
                    "第 %d 课没有第 %d 步。它的步骤是：%s。".formatted(lesson.number(), step, all));
        }
    }

    private Path codeFolder(Lesson lesson, Path scratch) throws IOException {
        return switch (code) {
            case "lessons" -> lesson.folder();
            case "solutions" -> {
                if (!lesson.hasSolution()) {
                    throw Cannot.noSolutions();
                }
                yield lesson.solution();
            }
            default -> CodeFolder.of(code, lesson, format.isAlwaysDone(), scratch);
        };
    }

    private Grader.Listener progress(Screen screen, List<Report> before) {
        return new Grader.Listener() {
            private int all;
            private int ended;

            @Override
            public void started(List<TestInfo> tests) {
                all = tests.size();
            }

            @Override
            public void ended(Report.Test test, Report soFar) {
                ended++;
                screen.progress(
                        "  %d/%d  %s"
                                .formatted(ended, all, screen.language().of(test.info().name())));
                if (out != null) {
                    var reports = new ArrayList<>(before);
                    reports.add(soFar);
                    write(reports);
                }
            }
        };
    }

    /// The points of a student's own lesson are remembered; other code's are not.
    private void keep(Report report, Screen screen) {
        if (!code.equals("lessons") || step != 0) {
            return;
        }
        try {
            new Progress(Lab.state()).keep(report);
        } catch (IOException e) {
            System.err.println(
                    screen.say("The points could not be remembered: ", "得分没能记下来：")
                            + e.getMessage());
        }
    }

    private void finish(Screen screen, List<Report> reports) {
        if (out != null) {
            write(reports);
        } else if (format != ResultFormat.text) {
            screen.out().print(rendering.of(reports));
            return;
        }
        if (format != ResultFormat.text) {
            return;
        }
        if (reports.size() > 1) {
            int points = reports.stream().mapToInt(Report::points).sum();
            int max = reports.stream().mapToInt(Report::maxPoints).sum();
            screen.line(screen.bold(screen.say("Together", "合计") + " " + points + "/" + max));
        }
        if (code.equals("lessons")) {
            NextStep.after(reports.getLast(), lab.course()).forEach(screen::wrapped);
        }
    }

    private void write(List<Report> reports) {
        try {
            AtomicFile.write(out, rendering.of(reports));
        } catch (IOException e) {
            throw new Cannot(
                    "The result could not be written to %s: %s".formatted(out, e.getMessage()),
                    "无法把结果写到 %s：%s".formatted(out, e.getMessage()));
        }
    }
}
