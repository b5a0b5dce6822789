package handshake.lab;

import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// How the last quiz of each lesson went, kept in `.lab/quiz.properties`. A file that is damaged
/// counts as none.
final class QuizScores {
    private final KeptTable scores;

    QuizScores(Path state) {
        scores = new KeptTable(state.resolve("quiz.properties"));
    }

    /// `9/12`: right answers and questions; empty if there was no quiz.
    Optional<String> of(Lesson lesson) {
        return scores.get(lesson.name()).filter(it -> it.matches("\\d{1,3}/\\d{1,3}"));
    }

    /// @throws IOException if it cannot be written
    void keep(Lesson lesson, int right, int questions) throws IOException {
        scores.put(lesson.name(), right + "/" + questions);
    }
}
