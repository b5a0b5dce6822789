package handshake.classroom;

import handshake.grader.AtomicFile;
import handshake.grader.Lesson;
import handshake.support.Text;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The folder the results go to. Each file in it is either not there or whole.
///
/// @param folder where
public record ResultFiles(Path folder) {
    /// What a file is called while it is written.
    private static final Pattern HALF = Pattern.compile("\\.[0-9a-f-]{36}\\.tmp");

    static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// What was kept of a lesson, if it was graded under the same key: it is as it would be now.
    Optional<Graded> find(Submission submission, Lesson lesson, String key) throws IOException {
        Path file = file(submission, lesson);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Graded kept = JSON.readValue(Files.readString(file), Graded.class);
            return Optional.of(kept).filter(it -> it.key().equals(key));
        } catch (JacksonException _) {
            return Optional.empty(); // somebody has edited it
        }
    }

    void keep(Submission submission, Lesson lesson, Graded graded) throws IOException {
        AtomicFile.write(file(submission, lesson), json(graded));
    }

    /// Writes a student's result, and the page of it.
    void write(Student student, List<Lesson> lessons, Function<Text, String> language)
            throws IOException {
        AtomicFile.write(student(student.page(), ".json"), json(student));
        String page = new StudentPage(language).of(student, lessons);
        AtomicFile.write(student(student.page(), ".html"), page);
    }

    /// Deletes files that were being written when an earlier run was killed.
    void sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> half;
        try (var all = Files.walk(folder)) {
            half = all.filter(it -> HALF.matcher(it.getFileName().toString()).matches()).toList();
        }
        for (Path file : half) {
            Files.deleteIfExists(file);
        }
    }

    /// The student's page and result, and whatever else lies in the folder `students`.
    Path student(String slug, String ending) {
        return folder.resolve("students").resolve(slug + ending);
    }

    private Path file(Submission submission, Lesson lesson) {
        return kept(submission.slug()).resolve("%02d.json".formatted(lesson.number()));
    }

    /// Where a student's lessons are kept, a file each.
    Path kept(String slug) {
        return folder.resolve("results").resolve(slug);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value) + "\n";
    }
}
