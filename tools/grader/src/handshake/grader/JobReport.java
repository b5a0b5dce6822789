package handshake.grader;

import handshake.support.Text;
import handshake.worker.TestInfo;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/// Reports on a job, at any time while it is done.
final class JobReport {
    private final Grader.Job job;
    private final long startNanos = System.nanoTime();

    JobReport(Grader.Job job) {
        this.job = job;
    }

    /// The tests of the step that is asked for; all, if none is.
    List<TestInfo> chosen(List<TestInfo> tests) {
        return tests.stream().filter(test -> job.step() == 0 || test.step() == job.step()).toList();
    }

    /// What is told of code whose tests cannot be run.
    ///
    /// @throws IOException if the lesson cannot be read
    Report notRun(List<Compilation.Problem> problems) throws IOException {
        return of(chosen(TestSources.tests(job.lesson())), List.of(), problems);
    }

    /// What is told when some tests, or all, have ended.
    ///
    /// @throws IOException if the lesson cannot be read
    Report soFar(List<TestInfo> all, List<Report.Test> ended) throws IOException {
        return of(all, ended, List.of());
    }

    private Report of(
            List<TestInfo> all, List<Report.Test> ended, List<Compilation.Problem> problems)
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
        long millis = (System.nanoTime() - startNanos) / 1_000_000;
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
}
