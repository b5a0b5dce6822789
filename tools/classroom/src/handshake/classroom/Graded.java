package handshake.classroom;

import handshake.grader.JsonReport;

import java.util.List;

/// What became of one lesson of one student; kept as a file of its own.
///
/// @param key a hash of all that the result depends on; empty if nothing was handed in
/// @param folder where in the submission the lesson's files were
/// @param notes what the teacher should know of it
/// @param report the result; nothing but 0 points if no code was handed in
public record Graded(String key, String folder, List<String> notes, JsonReport.Lesson report) {

    /// Whether there was code for this lesson.
    public boolean isHandedIn() {
        return !key.isEmpty();
    }
}
