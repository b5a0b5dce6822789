package handshake.classroom;

import handshake.grader.Grader;
import handshake.grader.JsonReport;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.grader.Scratch;
import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Grades one submission: all lessons it holds. A lesson that was graded before, and has not
/// changed, is not graded again.
final class SubmissionGrader {
    private final ClassTask task;
    private final Grader grader;
    private final Submission submission;
    private boolean hasGraded;

    /// @param task what is graded, and how
    /// @param grader used by one thread at a time
    SubmissionGrader(ClassTask task, Grader grader, Submission submission) {
        this.task = task;
        this.grader = grader;
        this.submission = submission;
    }

    /// Whether anything had to be graded.
    boolean hasGraded() {
        return hasGraded;
    }

    /// @throws IOException if it cannot be done here: no worker starts, the disk is full
    Student grade() throws IOException, InterruptedException {
        var graded = new ArrayList<Graded>();
        String problem = "";
        try {
            SortedMap<String, byte[]> handedIn = Reading.files(submission);
            for (Lesson lesson : task.lessons()) {
                graded.add(grade(lesson, Layout.find(handedIn, lesson)));
            }
        } catch (Refused e) {
            problem = task.language().apply(e.text());
            graded.clear();
            task.lessons().forEach(lesson -> graded.add(task.absent(lesson)));
        }
        return Student.of(submission, problem, graded);
    }

    private Graded grade(Lesson lesson, Optional<Layout.Found> found)
            throws IOException, InterruptedException {
        if (found.isEmpty()) {
            return task.absent(lesson);
        }
        String key = task.fingerprint().of(lesson, found.get().files());
        Optional<Graded> kept = task.files().find(submission, lesson, key);
        if (kept.isPresent()) {
            return kept.get();
        }
        hasGraded = true;
        try (var code = new Scratch()) {
            Path folder = code.folder().resolve(lesson.name());
            LessonFiles.write(found.get().files(), folder);
            var job = new Grader.Job(lesson, folder, submission.student(), 0, task.seed());
            List<String> notes = found.get().note().map(task.language()).stream().toList();
            try {
                Report report = gradeTwiceAtMost(job);
                var json = new JsonReport(task.language()).lesson(report);
                var graded = new Graded(key, found.get().folder(), notes, json);
                task.files().keep(submission, lesson, graded);
                return graded;
            } catch (NotGraded e) {
                // Not kept: it is tried again when the class is graded again.
                JsonReport.Lesson nothing = task.absent(lesson).report();
                return new Graded(key, found.get().folder(), List.of(why(e)), nothing);
            }
        }
    }

    /// What one submission does to its workers is no reason to leave the others ungraded.
    private Report gradeTwiceAtMost(Grader.Job job)
            throws IOException, InterruptedException, NotGraded {
        try {
            return gradeOnce(job);
        } catch (IOException _) {
            task.requireGoingOn();
            try {
                return gradeOnce(job);
            } catch (IOException e) {
                task.requireGoingOn();
                throw new NotGraded(e);
            }
        }
    }

    /// @throws IOException also if somebody stops it all: a worker that was told to end has ended
    ///   no differently from one whose code ends it
    private Report gradeOnce(Grader.Job job) throws IOException, InterruptedException {
        Report report = grader.grade(job, new Grader.Listener() {});
        task.requireGoingOn();
        return report;
    }

    private String why(NotGraded e) {
        return task.language()
                .apply(
                        new Text("it could not be graded: %s", "无法评分：%s")
                                .formatted(e.getCause().getMessage()));
    }

    /// Grading itself failed, twice.
    private static final class NotGraded extends Exception {
        NotGraded(IOException cause) {
            super(cause);
        }
    }
}
