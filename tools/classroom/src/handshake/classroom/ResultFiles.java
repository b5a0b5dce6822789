package handshake.classroom;

import handshake.grader.AtomicFile;
import handshake.grader.Lesson;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder the results go to. Each file in it is either not there or whole.
///
/// @param folder where
public record ResultFiles(Path folder) {
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

    /// The student's page and result, and whatever else lies in the folder `students`.
    Path student(String slug, String ending) {
        return folder.resolve("students").resolve(slug + ending);
    }

    private Path file(Submission submission, Lesson lesson) {
        return folder.resolve("results")
                .resolve(submission.slug())
                .resolve("%02d.json".formatted(lesson.number()));
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value) + "\n";
    }
}
