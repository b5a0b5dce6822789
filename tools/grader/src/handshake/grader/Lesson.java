package handshake.grader;

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

    /// The same lesson, graded by other tests.
    public Lesson testedBy(Path otherTests) {
        return new Lesson(number, name, root, otherTests);
    }
}
