package handshake.course;

import handshake.grader.Course;

import java.io.IOException;
import java.util.List;

/// One of the rules of the course.
@FunctionalInterface
public interface Rule {
    /// What breaks the rule; empty if nothing does.
    ///
    /// @throws IOException if the course's files cannot be read
    List<Defect> check(Course course) throws IOException;
}
