package handshake.grader;

import handshake.support.Text;
import handshake.worker.News;
import handshake.worker.Order;
import handshake.worker.Outcome;
import handshake.worker.TestInfo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One lesson's tests, run to the end with as many workers as it takes.
final class LessonRun {
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

    private final Grader.Job job;
    private final JobReport report;
    private final Workers workers;
    private final KnownTests known;
    private final Turns.Turn turn;
    private final Grader.Listener listener;
    private final List<Report.Test> ended = new ArrayList<>();
    private List<TestInfo> tests;
    private Duration limit = TEST_LIMIT;

    /// @param known the tests that are known already
    /// @param turn held when it begins and when it ends
    LessonRun(
            Grader.Job job,
            JobReport report,
            Workers workers,
            KnownTests known,
            Turns.Turn turn,
            Grader.Listener listener) {
        this.job = job;
        this.report = report;
        this.workers = workers;
        this.known = known;
        this.turn = turn;
        this.listener = listener;
    }

    /// Runs all tests.
    ///
    /// @throws IOException if no worker starts
    Report toTheEnd(Compilation.Done compiled) throws IOException, InterruptedException {
        do {
            turn.give(); // while the worker starts
            try (WorkerProcess worker = workers.take()) {
                turn.takeBack();
                load(worker, compiled);
                boolean usable = true;
                while (usable && ended.size() < tests.size()) {
                    TestInfo test = tests.get(ended.size());
                    Outcome outcome = run(worker, test);
                    usable = !outcome.spent();
                    var result = new Report.Test(test, outcome);
                    ended.add(result);
                    listener.ended(result, report.soFar(tests, ended));
                }
            }
        } while (ended.size() < tests.size());
        return report.soFar(tests, ended);
    }

    private void load(WorkerProcess worker, Compilation.Done compiled)
            throws IOException, InterruptedException {
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
            tests = report.chosen(before.orElse(found.tests()));
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
            case null -> Lost.gone(worker, millis);
            case News.Finished finished -> finished.outcome();
            case News.Flooding flood -> Lost.flooded(flood, millis);
            case News.Broken broken -> Lost.broken(broken, millis);
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
}
