package handshake.grader;

import handshake.support.Text;
import handshake.worker.News;
import handshake.worker.Order;
import handshake.worker.Outcome;
import handshake.worker.TestInfo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Grades: compiles a lesson, runs its tests one by one in a worker, and reports.
///
/// A test that hangs, ends the program, exhausts the memory or floods the output costs itself only:
/// the worker is replaced, and the remaining tests go on.
public final class Grader {
    /// How long a test may take; less after some have hung already.
    private static final Duration TEST_LIMIT = Duration.ofSeconds(6);

    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(2);
    private static final Duration SUSPICIOUS = Duration.ofMillis(1500);

    /// How long a test may take until somebody looks whether it computes or waits.
    private static final long LOOK_NANOS = Duration.ofMillis(60).toNanos();

    /// Of a look's time, so much at most is computed by a worker that waits.
    private static final long IDLE_NANOS = LOOK_NANOS / 4;

    private static final Duration LOAD_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

    private final Compiling compiler;
    private final Workers workers;
    private final KnownTests known;
    private final Turns turns;

    /// One that is alone.
    ///
    /// @param compiler compiles
    /// @param workers run
    public Grader(Compiling compiler, Workers workers) {
        this(compiler, workers, new KnownTests(), Turns.ofOne());
    }

    /// One of several.
    ///
    /// @param compiler compiles
    /// @param workers run; this one's own
    /// @param known shared by those who grade the same lessons
    /// @param turns shared by those who grade at the same time
    public Grader(Compiling compiler, Workers workers, KnownTests known, Turns turns) {
        this.compiler = compiler;
        this.workers = workers;
        this.known = known;
        this.turns = turns;
    }

    /// What is to be graded.
    ///
    /// @param lesson whose tests are to be run
    /// @param code the folder with the student's code for this lesson
    /// @param codeName how to call that in the report
    /// @param step only this step, or 0 for all
    /// @param seed the seed of all properties
    public record Job(Lesson lesson, Path code, String codeName, int step, long seed) {}

    /// Hears of the grading while it goes on.
    public interface Listener {
        /// The tests are known; now they run.
        default void started(List<TestInfo> tests) {}

        /// A test has ended; `soFar` is the report up to here.
        default void ended(Report.Test test, Report soFar) {}
    }

    /// Grades.
    ///
    /// @throws IOException if it cannot be done here: no worker starts, the disk is full
    public Report grade(Job job, Listener listener) throws IOException, InterruptedException {
        long start = System.nanoTime();
        workers.standBy(false); // it starts while the compiler works
        try (var scratch = new Scratch();
                var turn = turns.take()) {
            return switch (compiler.compile(job.lesson(), job.code(), scratch.folder())) {
                case Compilation.Failed failed -> notRun(job, failed.problems(), start);
                case Compilation.Done done -> new Run(job, done, listener, turn, start).toTheEnd();
            };
        }
    }

    private Report notRun(Job job, List<Compilation.Problem> problems, long start)
            throws IOException {
        List<TestInfo> tests = TestSources.tests(job.lesson());
        return report(job, chosen(tests, job.step()), List.of(), problems, start);
    }

    private static List<TestInfo> chosen(List<TestInfo> tests, int step) {
        return tests.stream().filter(test -> step == 0 || test.step() == step).toList();
    }

    private static Report report(
            Job job,
            List<TestInfo> all,
            List<Report.Test> ended,
            List<Compilation.Problem> problems,
            long start)
            throws IOException {
        var maxPoints = new TreeMap<Integer, Integer>();
        all.forEach(test -> maxPoints.merge(test.step(), test.points(), Integer::sum));
        TreeMap<Integer, Text> titles = StepTitles.of(job.lesson());
        List<Report.Step> steps =
                maxPoints.entrySet().stream()
                        .map(it ->
                                new Report.Step(
                                        it.getKey(),
                                        titles.getOrDefault(it.getKey(), Text.same("")),
                                        points(ended, it.getKey()),
                                        it.getValue()))
                        .toList();
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Report(
                job.lesson(),
                job.codeName(),
                job.seed(),
                steps,
                List.copyOf(ended),
                problems,
                millis);
    }

    private static int points(List<Report.Test> tests, int step) {
        return tests.stream()
                .filter(test -> test.info().step() == step)
                .mapToInt(Report.Test::points)
                .sum();
    }

    /// One lesson's tests, run to the end with as many workers as it takes.
    private final class Run {
        private final Job job;
        private final Compilation.Done compiled;
        private final Listener listener;
        private final Turns.Turn turn;
        private final long start;
        private final List<Report.Test> ended = new ArrayList<>();
        private List<TestInfo> tests;
        private Duration limit = TEST_LIMIT;

        Run(Job job, Compilation.Done compiled, Listener listener, Turns.Turn turn, long start) {
            this.job = job;
            this.compiled = compiled;
            this.listener = listener;
            this.turn = turn;
            this.start = start;
        }

        Report toTheEnd() throws IOException, InterruptedException {
            do {
                turn.give(); // while the worker starts
                try (WorkerProcess worker = workers.take()) {
                    turn.takeBack();
                    load(worker);
                    boolean usable = true;
                    while (usable && ended.size() < tests.size()) {
                        TestInfo test = tests.get(ended.size());
                        Outcome outcome = run(worker, test);
                        usable = !outcome.spent();
                        var result = new Report.Test(test, outcome);
                        ended.add(result);
                        listener.ended(result, report(job, tests, ended, List.of(), start));
                    }
                }
            } while (ended.size() < tests.size());
            return report(job, tests, ended, List.of(), start);
        }

        private void load(WorkerProcess worker) throws IOException, InterruptedException {
            Order.Load load = CompiledClasses.load(compiled.classPath(), job.seed());
            String key = KnownTests.key(CompiledClasses.tests(compiled.classPath()));
            Optional<List<TestInfo>> before = known.find(key);
            worker.order(before.isPresent() ? load.withoutLooking() : load);
            Optional<News> news = worker.next(LOAD_LIMIT);
            if (news == null || !(news.orElse(null) instanceof News.Tests found)) {
                throw new IOException(
                        "lesson %d's tests could not be loaded: %s"
                                .formatted(job.lesson().number(), news));
            }
            if (before.isEmpty()) {
                known.add(key, found.tests());
            }
            if (tests == null) {
                tests = chosen(before.orElse(found.tests()), job.step());
                listener.started(tests);
            }
        }

        /// Runs one test. An outcome that is not the worker's own is always marked as spent.
        private Outcome run(WorkerProcess worker, TestInfo test)
                throws IOException, InterruptedException {
            long began = System.nanoTime();
            worker.order(new Order.Run(test.id()));
            Optional<News> news = awaitNews(worker, SUSPICIOUS);
            if (news == null) {
                workers.standBy(false); // it may well be needed soon
                news = awaitNews(worker, limit.minus(SUSPICIOUS));
            }
            long millis = (System.nanoTime() - began) / 1_000_000;
            if (news == null) {
                return hung(worker, millis);
            }
            return switch (news.orElse(null)) {
                case null -> gone(worker, millis);
                case News.Finished finished -> finished.outcome();
                case News.Flooding flood -> flooded(flood, millis);
                case News.Broken broken -> broken(broken, millis);
                case News.Ready _,
                        News.Tests _,
                        News.Standing _,
                        News.Errands _,
                        News.Serving _,
                        News.Carried _ ->
                        throw new IOException("the worker speaks out of turn: " + news);
            };
        }

        /// Waits for news. When the worker no longer computes, others may, until there is news.
        ///
        /// @return null if nothing came within `limit`; empty if the worker is gone
        private Optional<News> awaitNews(WorkerProcess worker, Duration limit)
                throws InterruptedException {
            long deadline = System.nanoTime() + limit.toNanos();
            Optional<News> news = null;
            long cpuNanos = Long.MIN_VALUE;
            for (long left = limit.toNanos();
                    news == null && left > 0;
                    left = deadline - System.nanoTime()) {
                boolean looks = turn.isHeld();
                news = worker.next(Duration.ofNanos(looks ? Math.min(left, LOOK_NANOS) : left));
                if (news == null && looks) {
                    long before = cpuNanos;
                    cpuNanos = worker.cpuNanos();
                    if (cpuNanos < before + IDLE_NANOS) {
                        turn.give();
                    }
                }
            }
            if (news != null) {
                turn.takeBack();
            }
            return news;
        }

        private Outcome hung(WorkerProcess worker, long millis) throws InterruptedException {
            Text what =
                    new Text("your code did not finish within %s s", "你的代码在 %s 秒内没有结束")
                            .formatted(limit.toSeconds());
            worker.order(new Order.Locate());
            List<Text> lines =
                    switch (worker.next(ANSWER_LIMIT)) {
                        case null -> List.of();
                        case Optional<News> answer ->
                                answer.orElse(null) instanceof News.Standing standing
                                        ? standing.lines()
                                        : List.of();
                    };
            Duration half = limit.dividedBy(2);
            limit = half.compareTo(SHORTEST_LIMIT) > 0 ? half : SHORTEST_LIMIT;
            return Outcome.failed(what, lines, "", millis);
        }

        private Outcome flooded(News.Flooding flood, long millis) {
            Text what =
                    new Text(
                                    "your code printed more than %d MiB, without end as it seems",
                                    "你的代码打印了超过 %d MiB，似乎没有尽头")
                            .formatted(flood.bytes() >> 20);
            return Outcome.failed(what, List.of(), "", millis);
        }

        /// The worker itself could not go on: no memory or threads were left to it.
        private Outcome broken(News.Broken broken, long millis) {
            Text what =
                    new Text(
                            "your code left nothing for its test to run with", "你的代码没有给测试留下可运行的余地");
            return Outcome.failed(what, List.of(Text.same(broken.why())), "", millis);
        }

        private Outcome gone(WorkerProcess worker, long millis) throws InterruptedException {
            String status = worker.exitStatus().map(String::valueOf).orElse("?");
            Text what =
                    new Text(
                                    "your code ended the whole program (System.exit, or worse),"
                                            + " status %s",
                                    "你的代码结束了整个程序（System.exit 或更糟），状态 %s")
                            .formatted(status);
            String raw = worker.rawOutput();
            List<Text> details = raw.isEmpty() ? List.of() : List.of(Text.same(raw));
            return Outcome.failed(what, details, "", millis);
        }
    }
}
