package handshake.course;

import handshake.grader.Lesson;

import java.io.IOException;
import java.util.List;

/// One of the course's rules about a lesson.
@FunctionalInterface
public interface Rule {
    /// What breaks the rule; empty if nothing does.
    ///
    /// @throws IOException if the lesson's files cannot be read
    List<Defect> check(Lesson lesson) throws IOException;
}
