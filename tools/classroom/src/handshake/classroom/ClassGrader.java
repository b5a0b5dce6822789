package handshake.classroom;

import handshake.grader.AtomicFile;
import handshake.grader.Compiler;
import handshake.grader.Grader;
import handshake.grader.JsonReport;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.grader.Scratch;
import handshake.grader.TestSources;
import handshake.grader.WorkerSetup;
import handshake.grader.Workers;
import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Grades a class: several submissions at once, each lesson of each in a worker of its own. What
/// was graded before, and has not changed, is not graded again.
public final class ClassGrader {
    private final WorkerSetup setup;
    private final List<Lesson> lessons;
    private final long seed;
    private final Function<Text, String> language;
    private final ResultFiles files;
    private final Fingerprint fingerprint;
    private final Map<Integer, JsonReport.Lesson> notHandedIn = new TreeMap<>();

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
        this.lessons = lessons;
        this.seed = seed;
        this.language = language;
        this.files = files;
        this.fingerprint =
                new Fingerprint(setup.classPath(), seed, language.apply(new Text("en", "zh")));
        for (Lesson lesson : lessons) {
            notHandedIn.put(lesson.number(), nothing(lesson));
        }
    }

    /// Hears how far it is; called by several threads, one at a time.
    public interface Listener {
        /// @param gradedNow whether anything had to be graded
        void ended(Student student, boolean gradedNow);
    }

    /// Grades all submissions and writes each student's files as soon as they are known.
    ///
    /// @param jobs how many at once
    /// @return what the whole class did
    /// @throws IOException if it cannot be done here
    public ClassResult grade(List<Submission> submissions, int jobs, Listener listener)
            throws IOException, InterruptedException {
        setup.refreshArchive();
        var queue = new ConcurrentLinkedQueue<>(submissions);
        var rows = new LinkedHashMap<String, ClassResult.Row>();
        submissions.forEach(it -> rows.put(it.slug(), null)); // in this order, whoever ends first
        var titles = new ClassResult(rows, lessons, seed);
        try (var threads = Executors.newFixedThreadPool(jobs)) {
            var running = new ArrayList<Future<Void>>();
            for (int i = 0; i < jobs; i++) {
                running.add(threads.submit(() -> gradeAll(queue, titles, listener)));
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
        return titles;
    }

    private Void gradeAll(
            ConcurrentLinkedQueue<Submission> queue, ClassResult result, Listener listener)
            throws IOException, InterruptedException {
        try (var cache = new Scratch();
                var workers = new Workers(setup);
                var compiler = new Compiler(setup.classPath(), cache.folder())) {
            var cleanUp = new Thread(workers::close, "clean up");
            Runtime.getRuntime().addShutdownHook(cleanUp); // Ctrl-C leaves no worker behind
            var grader = new Grader(compiler, workers);
            for (Submission next = queue.poll(); next != null; next = queue.poll()) {
                var one = new One(grader, next);
                Student student = one.grade();
                write(student);
                synchronized (result) {
                    result.add(student);
                    listener.ended(student, one.gradedNow);
                }
            }
            Runtime.getRuntime().removeShutdownHook(cleanUp);
        } catch (IllegalStateException e) {
            throw new IOException("it was interrupted", e); // the hook runs already
        }
        return null;
    }

    private void write(Student student) throws IOException {
        AtomicFile.write(files.student(student.page(), ".json"), ResultFiles.json(student));
        String page = new StudentPage(language).of(student, lessons);
        AtomicFile.write(files.student(student.page(), ".html"), page);
    }

    private JsonReport.Lesson nothing(Lesson lesson) throws IOException {
        int points = TestSources.tests(lesson).stream().mapToInt(it -> it.points()).sum();
        return new JsonReport.Lesson(
                JsonReport.VERSION,
                lesson.number(),
                "",
                0,
                points,
                seed,
                0,
                List.of(),
                List.of(),
                List.of());
    }

    /// One submission.
    private final class One {
        private final Grader grader;
        private final Submission submission;
        private boolean gradedNow;

        One(Grader grader, Submission submission) {
            this.grader = grader;
            this.submission = submission;
        }

        Student grade() throws IOException, InterruptedException {
            var graded = new ArrayList<Graded>();
            String problem = "";
            try {
                SortedMap<String, byte[]> handedIn = Reading.files(submission);
                for (Lesson lesson : lessons) {
                    graded.add(grade(lesson, Layout.find(handedIn, lesson)));
                }
            } catch (Refused e) {
                problem = language.apply(e.text());
                graded.clear();
                lessons.forEach(lesson -> graded.add(absent(lesson)));
            }
            return Student.of(submission, problem, graded);
        }

        private Graded absent(Lesson lesson) {
            return new Graded("", "", List.of(), notHandedIn.get(lesson.number()));
        }

        private Graded grade(Lesson lesson, Optional<Layout.Found> found)
                throws IOException, InterruptedException {
            if (found.isEmpty()) {
                return absent(lesson);
            }
            String key = fingerprint.of(lesson, found.get().files());
            Optional<Graded> kept = files.find(submission, lesson, key);
            if (kept.isPresent()) {
                return kept.get();
            }
            gradedNow = true;
            try (var code = new Scratch()) {
                Path folder = copy(found.get().files(), code.folder().resolve(lesson.name()));
                var job = new Grader.Job(lesson, folder, submission.student(), 0, seed);
                List<String> notes = found.get().note().map(language).stream().toList();
                try {
                    Report report = gradeTwiceAtMost(job);
                    var json = new JsonReport(language).lesson(report);
                    var graded = new Graded(key, found.get().folder(), notes, json);
                    files.keep(submission, lesson, graded);
                    return graded;
                } catch (NotGraded e) {
                    // Not kept: it is tried again when the class is graded again.
                    return new Graded(
                            key, found.get().folder(), List.of(why(e)), absent(lesson).report());
                }
            }
        }

        /// What one submission does to its workers is no reason to leave the others ungraded.
        private Report gradeTwiceAtMost(Grader.Job job) throws InterruptedException, NotGraded {
            try {
                return grader.grade(job, new Grader.Listener() {});
            } catch (IOException _) {
                try {
                    return grader.grade(job, new Grader.Listener() {});
                } catch (IOException e) {
                    throw new NotGraded(e);
                }
            }
        }

        private String why(NotGraded e) {
            return language.apply(
                    new Text("it could not be graded: %s", "无法评分：%s")
                            .formatted(e.getCause().getMessage()));
        }

        private Path copy(SortedMap<String, byte[]> content, Path folder) throws IOException {
            for (Map.Entry<String, byte[]> file : content.entrySet()) {
                Path target = folder.resolve(file.getKey()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("not below " + folder + ": " + file.getKey());
                }
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
            return folder;
        }
    }

    /// Grading itself failed, twice.
    private static final class NotGraded extends Exception {
        NotGraded(IOException cause) {
            super(cause);
        }
    }
}
