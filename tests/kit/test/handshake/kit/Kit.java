package handshake.kit;

import handshake.grader.Compiler;
import handshake.grader.Course;
import handshake.grader.Grader;
import handshake.grader.Isolation;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.grader.Scratch;
import handshake.grader.WorkerSetup;
import handshake.grader.Workers;

import java.io.IOException;
import java.nio.file.Path;

/// The real grader on the real course, for tests.
final class Kit implements AutoCloseable {
    private static final long SEED = 20260101;

    private final Scratch cache = new Scratch();
    private final Workers workers;
    private final Compiler compiler;

    Kit() throws IOException, InterruptedException {
        var setup = new WorkerSetup(root().resolve("tools/worker/target/lib"), Isolation.detect());
        setup.refreshArchive();
        workers = new Workers(setup);
        compiler = new Compiler(setup.classPath(), cache.folder());
    }

    static Path root() {
        return Path.of(System.getProperty("handshake.root")).toAbsolutePath().normalize();
    }

    static Course course() throws IOException {
        return Course.in(root());
    }

    Report grade(Lesson lesson, Path code) throws IOException, InterruptedException {
        var job = new Grader.Job(lesson, code, code.getFileName().toString(), 0, SEED);
        return grader().grade(job, new Grader.Listener() {});
    }

    Grader grader() {
        return new Grader(compiler, workers);
    }

    Workers workers() {
        return workers;
    }

    @Override
    public void close() throws IOException {
        workers.close();
        compiler.close();
        cache.close();
    }

    /// What failed in a report, for the message of a test.
    static String told(Report report) {
        var text = new StringBuilder();
        text.append(report.points()).append('/').append(report.maxPoints()).append('\n');
        report.problems().forEach(it -> text.append(it).append('\n'));
        for (Report.Test test : report.tests()) {
            if (!test.passed()) {
                text.append("step ")
                        .append(test.info().step())
                        .append(", ")
                        .append(test.info().where())
                        .append(": ")
                        .append(test.outcome().what().en())
                        .append(" [")
                        .append(test.outcome().mistake())
                        .append("] expected ")
                        .append(test.outcome().expected())
                        .append(" got ")
                        .append(test.outcome().got())
                        .append(' ')
                        .append(test.outcome().details())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
