package handshake.lab;

import handshake.grader.AtomicFile;
import handshake.grader.Lesson;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// How the last quiz of each lesson went, kept in `.lab/quiz.properties`.
final class QuizScores {
    private final Path file;
    private final TreeMap<String, String> scores = new TreeMap<>();

    /// Reads what is kept. A file that is damaged counts as none.
    QuizScores(Path state) {
        file = state.resolve("quiz.properties");
        var read = new Properties();
        try {
            if (Files.isRegularFile(file)) {
                read.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException _) {
            read.clear();
        }
        read.forEach((name, value) -> scores.put((String) name, (String) value));
    }

    /// `9/12`: right answers and questions; empty if there was no quiz.
    Optional<String> of(Lesson lesson) {
        return Optional.ofNullable(scores.get(lesson.name()))
                .filter(it -> it.matches("\\d{1,3}/\\d{1,3}"));
    }

    /// @throws IOException if it cannot be written
    void keep(Lesson lesson, int right, int questions) throws IOException {
        scores.put(lesson.name(), right + "/" + questions);
        var text = new StringBuilder();
        scores.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        AtomicFile.write(file, text.toString());
    }
}
