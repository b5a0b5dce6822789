package handshake.classroom;

import handshake.grader.JsonReport;
import handshake.grader.Lesson;
import handshake.grader.TestSources;
import handshake.grader.WorkerSetup;
import handshake.support.Text;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What is asked of everybody in a class, and what each submission is graded with.
final class ClassTask {
    private final List<Lesson> lessons;
    private final long seed;
    private final Function<Text, String> language;
    private final ResultFiles files;
    private final Fingerprint fingerprint;
    private final Map<Integer, Graded> absent = new TreeMap<>();
    private volatile boolean isStopped;

    /// @throws IOException if the course cannot be read
    ClassTask(
            WorkerSetup setup,
            List<Lesson> lessons,
            long seed,
            Function<Text, String> language,
            ResultFiles files)
            throws IOException {
        this.lessons = lessons;
        this.seed = seed;
        this.language = language;
        this.files = files;
        this.fingerprint =
                new Fingerprint(setup.classPath(), seed, language.apply(new Text("en", "zh")));
        for (Lesson lesson : lessons) {
            absent.put(lesson.number(), new Graded("", "", List.of(), nothing(lesson, seed)));
        }
    }

    private static JsonReport.Lesson nothing(Lesson lesson, long seed) throws IOException {
        return new JsonReport.Lesson(
                JsonReport.VERSION,
                lesson.number(),
                "",
                0,
                TestSources.points(lesson),
                seed,
                0,
                List.of(),
                List.of(),
                List.of());
    }

    List<Lesson> lessons() {
        return lessons;
    }

    long seed() {
        return seed;
    }

    Function<Text, String> language() {
        return language;
    }

    ResultFiles files() {
        return files;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /// What somebody gets who has handed in nothing for a lesson.
    Graded absent(Lesson lesson) {
        return absent.get(lesson.number());
    }

    /// From here on nothing is to be believed, or kept: Ctrl-C reaches workers, too.
    void stop() {
        isStopped = true;
    }

    /// @throws IOException if it was stopped
    void requireGoingOn() throws IOException {
        if (isStopped) {
            throw new IOException("it was stopped");
        }
    }
}
