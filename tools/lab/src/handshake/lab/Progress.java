package handshake.lab;

import handshake.grader.AtomicFile;
import handshake.grader.Lesson;
import handshake.grader.Report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;

/// How far a student has come: the points of the last grading of each lesson, kept in
/// `.lab/progress.properties`.
final class Progress {
    private final Path file;
    private final TreeMap<String, String> points = new TreeMap<>();

    /// Reads what is kept. A file that is damaged counts as none: it can be graded anew.
    Progress(Path state) {
        file = state.resolve("progress.properties");
        var read = new Properties();
        try {
            if (Files.isRegularFile(file)) {
                read.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException _) {
            read.clear();
        }
        read.forEach((name, value) -> points.put((String) name, (String) value));
    }

    /// The points of the last grading; 0 if there was none.
    int points(Lesson lesson) {
        String kept = points.getOrDefault(lesson.name(), "0");
        return kept.matches("\\d{1,4}") ? Integer.parseInt(kept) : 0;
    }

    boolean wasGraded(Lesson lesson) {
        return points.containsKey(lesson.name());
    }

    /// Keeps a lesson's points.
    ///
    /// @throws IOException if they cannot be written
    void keep(Report report) throws IOException {
        points.put(report.lesson().name(), String.valueOf(report.points()));
        var text = new StringBuilder();
        points.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        AtomicFile.write(file, text.toString());
    }
}
