package handshake.lab;

import handshake.classroom.ClassFiles;
import handshake.grader.AtomicFile;
import handshake.grader.Course;
import handshake.grader.Grader;
import handshake.grader.JUnitXmlReport;
import handshake.grader.JsonReport;
import handshake.grader.Lesson;
import handshake.grader.PlatformReport;
import handshake.grader.Report;
import handshake.grader.Scratch;
import handshake.grader.TestSources;
import handshake.worker.TestInfo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
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

    /// How the result is written.
    enum Format {
        text,
        json,
        junit,
        html,
        csv,
        gradescope,
        classroom50,
        github,
        exercism;

        /// Whether the platform takes another status than 0 for a failure of the grader's own.
        boolean isAlwaysDone() {
            return switch (this) {
                case text, json, junit, html, csv -> false;
                case gradescope, classroom50, github, exercism -> true;
            };
        }
    }

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
    private Format format = Format.text;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the result here, anew after every test. Default: the screen.")
    private Path out;

    private boolean isOne;

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
        isOne = jobs.size() == 1;
        var reports = new ArrayList<Report>();
        try (var grading = new Grading(lab.workerSetup())) {
            for (Grader.Job job : jobs) {
                Report report = grading.grader().grade(job, progress(screen, reports));
                screen.progress("");
                reports.add(report);
                keep(report, screen);
                if (format == Format.text && out == null) {
                    new TextReport(screen, lab.verbose()).print(report);
                    screen.line("");
                }
            }
        }
        finish(screen, reports);
        if (format == Format.github) {
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
        return which.stream().map(word -> lab.lesson(Numbers.parse(word))).toList();
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
        } else if (format != Format.text) {
            screen.out().print(rendered(reports));
            return;
        }
        if (format != Format.text) {
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
            AtomicFile.write(out, rendered(reports));
        } catch (IOException e) {
            throw new Cannot(
                    "The result could not be written to %s: %s".formatted(out, e.getMessage()),
                    "无法把结果写到 %s：%s".formatted(out, e.getMessage()));
        }
    }

    private String rendered(List<Report> reports) {
        Language language = lab.language();
        var platform = new PlatformReport(language::of);
        return switch (format) {
            case json -> json(reports, new JsonReport(language::of));
            case junit -> new JUnitXmlReport(language::of, Clock.systemUTC()).of(reports);
            case html -> ClassFiles.page(code, reports, language::of);
            case csv -> platform.csv(reports);
            case gradescope -> platform.gradescope(reports);
            case classroom50 -> classroom50(reports, platform);
            case github -> platform.github(reports);
            case exercism -> exercism(reports, platform);
            case text -> text(reports);
        };
    }

    private static String classroom50(List<Report> reports, PlatformReport platform) {
        try {
            return platform.classroom50(reports, System.getenv(), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new Cannot(
                    "Classroom 50 sets variables that are missing here, or are not as it sets them:"
                            + " "
                            + e.getMessage(),
                    "这里缺少 Classroom 50 设置的变量，或其值不对：" + e.getMessage());
        }
    }

    private static String exercism(List<Report> reports, PlatformReport platform) {
        try {
            return platform.exercism(reports);
        } catch (IOException e) {
            throw new Cannot(
                    "The tests' sources cannot be read: " + e.getMessage(),
                    "无法读取测试源文件：" + e.getMessage());
        }
    }

    /// One object where one lesson was asked for; an array from the beginning where several were.
    private String json(List<Report> reports, JsonReport json) {
        return isOne ? json.of(reports.getFirst()) : json.of(reports);
    }

    private String text(List<Report> reports) {
        var bytes = new ByteArrayOutputStream();
        var print = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        var report = new TextReport(new Screen(lab.language(), false, false, print), lab.verbose());
        reports.forEach(report::print);
        print.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
