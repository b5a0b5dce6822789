package handshake.course;

import handshake.grader.Course;
import handshake.grader.Lesson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A rule that every lesson keeps, or breaks, on its own.
@FunctionalInterface
interface LessonRule extends Rule {
    /// What of this lesson breaks the rule; empty if nothing does.
    ///
    /// @throws IOException if the lesson's files cannot be read
    List<Defect> check(Lesson lesson) throws IOException;

    @Override
    default List<Defect> check(Course course) throws IOException {
        var defects = new ArrayList<Defect>();
        for (Lesson lesson : course.lessons()) {
            defects.addAll(check(lesson));
        }
        return defects;
    }
}
