package handshake.classroom;

import handshake.grader.JsonReport;

import java.util.List;

/// All of one student's results.
///
/// @param version that of this format
/// @param student the student's name
/// @param id the platform's number of the student, or empty
/// @param page the name of the student's files, without an ending
/// @param sources the names of what was handed in
/// @param points earned in all lessons
/// @param maxPoints to be earned in all lessons
/// @param problem why nothing could be graded; empty if it could
/// @param lessons by number
public record Student(
        int version,
        String student,
        String id,
        String page,
        List<String> sources,
        int points,
        int maxPoints,
        String problem,
        List<Graded> lessons) {
    public static final int VERSION = 1;

    static Student of(Submission submission, String problem, List<Graded> lessons) {
        return new Student(
                VERSION,
                submission.student(),
                submission.id(),
                submission.slug(),
                submission.sources().stream().map(it -> it.getFileName().toString()).toList(),
                lessons.stream().map(Graded::report).mapToInt(JsonReport.Lesson::points).sum(),
                lessons.stream().map(Graded::report).mapToInt(JsonReport.Lesson::maxPoints).sum(),
                problem,
                lessons);
    }
}
