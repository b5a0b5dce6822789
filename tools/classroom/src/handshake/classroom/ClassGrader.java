package handshake.classroom;

import com.sun.management.OperatingSystemMXBean;

import handshake.grader.Compilers;
import handshake.grader.Grader;
import handshake.grader.KnownTests;
import handshake.grader.Lesson;
import handshake.grader.ScratchHome;
import handshake.grader.Turns;
import handshake.grader.WorkerSetup;
import handshake.grader.Workers;
import handshake.support.Text;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// Grades a class: several submissions at once, each in workers of its own. More are under way than
/// compute, for what goes wrong with sockets makes tests wait. What was graded before, and has not
/// changed, is not graded again.
public final class ClassGrader {
    private static final int UNDER_WAY_FOR_EACH_THAT_COMPUTES = 4;

    /// What a worker takes, and the one that stands by for the next test.
    private static final long BYTES_FOR_EACH_UNDER_WAY = 384L << 20;

    private final WorkerSetup setup;
    private final ClassTask task;
    private final KnownTests known = new KnownTests();

    /// @param setup how workers are started
    /// @param lessons what is graded
    /// @param seed the same for everybody
    /// @param language chooses the words of one language
    /// @param files where the results go
    /// @throws IOException if the course cannot be read
    public ClassGrader(
            WorkerSetup setup,
            List<Lesson> lessons,
            long seed,
            Function<Text, String> language,
            ResultFiles files)
            throws IOException {
        this.setup = setup;
        this.task = new ClassTask(setup, lessons, seed, language, files);
    }

    /// Hears how far it is; called by several threads, one at a time.
    public interface Listener {
        /// @param gradedNow whether anything had to be graded
        void ended(Student student, boolean gradedNow);
    }

    /// Grades all submissions and writes each student's files as soon as they are known. What an
    /// earlier run that was killed has left half done is cleared away.
    ///
    /// @param jobs how many compute at once
    /// @return what the whole class did
    /// @throws IOException if it cannot be done here
    public ClassResult grade(List<Submission> submissions, int jobs, Listener listener)
            throws IOException, InterruptedException {
        ScratchHome.sweep();
        task.files().sweep();
        setup.refreshArchive();
        var queue = new ConcurrentLinkedQueue<>(submissions);
        var rows = new LinkedHashMap<String, ClassResult.Row>();
        submissions.forEach(it -> rows.put(it.slug(), null)); // in this order, whoever ends first
        var result = new ClassResult(rows, task.lessons(), task.seed());
        var turns = new Turns(jobs);
        try (var compilers = new Compilers(jobs, setup.classPath())) {
            Crew.run(
                    underWay(jobs),
                    _ -> gradeAll(queue, compilers, turns, result, listener),
                    queue::clear);
        }
        return result;
    }

    private static int underWay(int jobs) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long room = system.getTotalMemorySize() / BYTES_FOR_EACH_UNDER_WAY;
        return (int) Math.max(jobs, Math.min(room, jobs * UNDER_WAY_FOR_EACH_THAT_COMPUTES));
    }

    private void gradeAll(
            ConcurrentLinkedQueue<Submission> queue,
            Compilers compilers,
            Turns turns,
            ClassResult result,
            Listener listener)
            throws IOException, InterruptedException {
        try (var workers = new Workers(setup)) {
            var cleanUp = new Thread(() -> stop(workers), "clean up");
            Runtime.getRuntime().addShutdownHook(cleanUp); // Ctrl-C leaves no worker behind
            var grader = new Grader(compilers, workers, known, turns);
            for (Submission next = queue.poll(); next != null; next = queue.poll()) {
                var one = new SubmissionGrader(task, grader, next);
                Student student = one.grade();
                task.files().write(student, task.lessons(), task.language());
                synchronized (result) {
                    result.add(student);
                    listener.ended(student, one.hasGraded());
                }
            }
            Runtime.getRuntime().removeShutdownHook(cleanUp);
        } catch (IllegalStateException e) {
            throw new IOException("it was interrupted", e); // the hook runs already
        }
    }

    private void stop(Workers workers) {
        task.stop();
        workers.close();
    }
}
