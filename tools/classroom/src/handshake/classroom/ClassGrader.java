package handshake.classroom;

import handshake.grader.Compiler;
import handshake.grader.Grader;
import handshake.grader.KnownTests;
import handshake.grader.Lesson;
import handshake.grader.Scratch;
import handshake.grader.ScratchHome;
import handshake.grader.WorkerSetup;
import handshake.grader.Workers;
import handshake.support.Text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Grades a class: several submissions at once, each in workers of its own. What was graded before,
/// and has not changed, is not graded again.
public final class ClassGrader {
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
    /// @param jobs how many at once
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
        try (var threads = Executors.newFixedThreadPool(jobs)) {
            var running = new ArrayList<Future<Void>>();
            for (int i = 0; i < jobs; i++) {
                running.add(threads.submit(() -> gradeAll(queue, result, listener)));
            }
            try {
                for (Future<Void> one : running) {
                    one.get();
                }
            } catch (ExecutionException e) {
                queue.clear();
                throw new IOException(e.getCause().getMessage(), e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
        return result;
    }

    private Void gradeAll(
            ConcurrentLinkedQueue<Submission> queue, ClassResult result, Listener listener)
            throws IOException, InterruptedException {
        try (var cache = new Scratch();
                var workers = new Workers(setup);
                var compiler = new Compiler(setup.classPath(), cache.folder())) {
            var cleanUp = new Thread(() -> stop(workers), "clean up");
            Runtime.getRuntime().addShutdownHook(cleanUp); // Ctrl-C leaves no worker behind
            var grader = new Grader(compiler, workers, known);
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
        return null;
    }

    private void stop(Workers workers) {
        task.stop();
        workers.close();
    }
}
