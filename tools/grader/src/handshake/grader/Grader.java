package handshake.grader;

import handshake.worker.TestInfo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Grades: compiles a lesson, runs its tests one by one in a worker, and reports.
///
/// A test that hangs, ends the program, exhausts the memory or floods the output costs itself only:
/// the worker is replaced, and the remaining tests go on.
public final class Grader {
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
        var report = new JobReport(job);
        workers.standBy(false); // it starts while the compiler works
        try (var scratch = new Scratch();
                var turn = turns.take()) {
            return switch (compiler.compile(job.lesson(), job.code(), scratch.folder())) {
                case Compilation.Failed failed -> report.notRun(failed.problems());
                case Compilation.Done done ->
                        new LessonRun(job, report, workers, known, turn, listener).toTheEnd(done);
            };
        }
    }
}
