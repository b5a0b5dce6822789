package handshake.lab;

import handshake.classroom.ClassFiles;
import handshake.classroom.ClassGrader;
import handshake.classroom.ClassResult;
import handshake.classroom.Part;
import handshake.classroom.ResultFiles;
import handshake.classroom.Shard;
import handshake.classroom.Submission;
import handshake.grader.Lesson;
import handshake.grader.WorkerSetup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `lab class grade`: grades a folder of submissions.
@Command(
        name = "grade",
        description = {
            "Grade a folder with a submission each: a folder, a zip, a tar, a git bundle, loose"
                    + " files.",
            "Killed and started again, it goes on where it was."
        })
final class ClassGradeCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Mixin private HandedInOptions handedIn;

    @Mixin private TrustOption trust;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where the results go: index.html, class.csv, a page for each student.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of the random tests, the same for everybody. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--tests",
            paramLabel = "DIR",
            description = "Your own tests: DIR/01-connect/src/… grade lesson 1 instead of ours.")
    private Path tests;

    @Option(
            names = "--jobs",
            paramLabel = "COUNT",
            description = {
                "How many submissions compute at once; more are under way while their tests wait."
                        + " Default: as many as there are cores."
            })
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = {
                "Grade only part I of N, 1/N to N/N; lab class merge puts them together. Who is in"
                        + " which part is told by the names, so each can be graded elsewhere."
            })
    private String shard;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen screen = lab.screen();
        WorkerSetup setup = trust.setup(lab);
        handedIn.check();
        if (jobs < 1) {
            throw new Wrong("--jobs wants a number from 1.", "--jobs 至少为 1。");
        }
        Optional<Shard> part = part();
        List<Submission> submissions = handedIn.submissions(out);
        if (submissions.isEmpty()) {
            throw new Cannot(
                    "There is nothing to grade in %s: put a folder or an archive of each student there."
                            .formatted(handedIn.folder()),
                    "%s 里没有可评分的内容：请把每个学生的文件夹或压缩包放进去。".formatted(handedIn.folder()));
        }
        screen.progress(screen.say("  looking into the submissions", "  正在查看提交内容"));
        List<Lesson> lessons = lessons(submissions);
        Part.forget(out);
        List<Submission> mine = part.map(it -> it.of(submissions)).orElse(submissions);
        var progress = new ClassProgress(screen, mine.size());
        ClassResult result = grade(setup, lessons, mine, progress);
        Path page = ClassFiles.write(out, result, lab.language()::of);
        if (part.isPresent()) {
            Part.of(part.get(), submissions, lessons, seed, lab.language()::of).write(out);
        }
        screen.progress("");
        new ClassTold(screen).tell(result, progress.gradedNow(), page);
        return 0;
    }

    private ClassResult grade(
            WorkerSetup setup,
            List<Lesson> lessons,
            List<Submission> submissions,
            ClassProgress progress)
            throws IOException, InterruptedException {
        var files = new ResultFiles(out);
        var grader = new ClassGrader(setup, lessons, seed, lab.language()::of, files);
        try (var _ = new Stopping(() -> progress.stopped())) {
            return grader.grade(submissions, jobs, progress);
        }
    }

    private Optional<Shard> part() {
        try {
            return Optional.ofNullable(shard).map(Shard::parse);
        } catch (IllegalArgumentException _) {
            throw new Wrong(
                    "--shard wants I/N, from 1/N to N/N: 2/5 for one.",
                    "--shard 的格式是 I/N，从 1/N 到 N/N，例如 2/5。");
        }
    }

    private List<Lesson> lessons(List<Submission> submissions) throws IOException {
        List<Lesson> chosen = handedIn.lessons(lab, submissions);
        if (chosen.isEmpty()) {
            throw new Cannot(
                    "No submission holds code of any lesson: a lesson's files are in its package,"
                            + " lesson01 for one.",
                    "没有任何提交包含课程代码：每课的文件都在自己的包里，例如 lesson01。");
        }
        return chosen.stream().distinct().map(this::withOwnTests).toList();
    }

    private Lesson withOwnTests(Lesson lesson) {
        if (tests == null) {
            return lesson;
        }
        if (!Files.isDirectory(tests)) {
            throw Wrong.noFolder(tests);
        }
        Path own = tests.resolve(lesson.name());
        return Files.isDirectory(own) ? lesson.testedBy(own) : lesson;
    }
}
