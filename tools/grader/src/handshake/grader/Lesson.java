package handshake.grader;

import java.nio.file.Files;
import java.nio.file.Path;

/// A lesson, as its folders tell: `03-accept-loop` under lessons, solutions and tests.
///
/// @param number 1 to 99
/// @param name the folder's name, `03-accept-loop`
/// @param root the course's root folder
/// @param tests the folder of the tests that grade it
public record Lesson(int number, String name, Path root, Path tests) {

    /// A lesson that is graded by the course's own tests.
    public Lesson(int number, String name, Path root) {
        this(number, name, root, root.resolve("tests").resolve(name));
    }

    /// The only package that a lesson's code may be in.
    public String packageName() {
        return "lesson%02d".formatted(number);
    }

    /// What the student reads and edits.
    public Path folder() {
        return root.resolve("lessons").resolve(name);
    }

    public Path solution() {
        return root.resolve("solutions").resolve(name);
    }

    /// Whether this copy of the course has the solution; a copy for students has not.
    public boolean hasSolution() {
        return Files.isDirectory(solution());
    }

    /// What a copy for students has in place of a solution: its `pom.xml`, for one, and the
    /// starter.
    public Path given() {
        return root.resolve("given").resolve(name);
    }

    /// A file of the author's that stands beside the solution's code, `pom.xml` or
    /// `conversation.txt`, or that file as it was given. It need not be there.
    public Path authors(String file) {
        Path own = solution().resolve(file);
        return Files.exists(own) ? own : given().resolve(file);
    }

    /// The same lesson, graded by other tests.
    public Lesson testedBy(Path otherTests) {
        return new Lesson(number, name, root, otherTests);
    }
}
