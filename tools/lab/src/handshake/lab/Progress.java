package handshake.lab;

import handshake.grader.Lesson;
import handshake.grader.Report;

import java.io.IOException;
import java.nio.file.Path;

/// How far a student has come: the points of the last grading of each lesson, kept in
/// `.lab/progress.properties`. A file that is damaged counts as none: it can be graded anew.
final class Progress {
    private final KeptTable points;

    Progress(Path state) {
        points = new KeptTable(state.resolve("progress.properties"));
    }

    /// The points of the last grading; 0 if there was none.
    int points(Lesson lesson) {
        return points.get(lesson.name())
                .filter(it -> it.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    boolean wasGraded(Lesson lesson) {
        return points.get(lesson.name()).isPresent();
    }

    /// Keeps a lesson's points.
    ///
    /// @throws IOException if they cannot be written
    void keep(Report report) throws IOException {
        points.put(report.lesson().name(), String.valueOf(report.points()));
    }
}
