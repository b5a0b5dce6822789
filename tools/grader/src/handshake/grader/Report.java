package handshake.grader;

import handshake.support.Text;
import handshake.worker.Outcome;
import handshake.worker.TestInfo;

import java.util.List;
import java.util.Optional;

/// What grading one lesson gave.
///
/// @param lesson the lesson
/// @param code whose code it was, as the user named it: `lessons`, `solutions`, a folder
/// @param seed the seed of all properties; the same seed gives the same tests
/// @param steps the lesson's steps in order
/// @param tests the tests that have ended, in order
/// @param problems why nothing could be run; empty if it could
/// @param durationMillis how long it took, in milliseconds
public record Report(
        Lesson lesson,
        String code,
        long seed,
        List<Step> steps,
        List<Test> tests,
        List<Compilation.Problem> problems,
        long durationMillis) {

    /// A test and how it ended.
    public record Test(TestInfo info, Outcome outcome) {
        /// All of the test's points, or none.
        public int points() {
            return passed() ? info.points() : 0;
        }

        public boolean passed() {
            return outcome.status() == Outcome.Status.PASSED;
        }
    }

    /// A step of the lesson.
    ///
    /// @param number from 1
    /// @param title its heading in the lesson's text
    /// @param points what was earned in it
    /// @param maxPoints what it is worth
    public record Step(int number, Text title, int points, int maxPoints) {}

    public int points() {
        return steps.stream().mapToInt(Step::points).sum();
    }

    public int maxPoints() {
        return steps.stream().mapToInt(Step::maxPoints).sum();
    }

    /// Whether nothing is missing.
    public boolean isFull() {
        return problems.isEmpty() && maxPoints() > 0 && points() == maxPoints();
    }

    /// The first test that has not passed; empty if all have.
    public Optional<Test> firstFailed() {
        return tests.stream().filter(test -> !test.passed()).findFirst();
    }
}
