package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handshake.course.KnownProgram;
import handshake.grader.Lesson;
import handshake.grader.Report;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Programs that try to do harm end with a verdict, in bounded time, and leave nothing behind; the
/// next one is graded as if they had never been.
final class HostileTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static Kit kit;

    @BeforeAll
    static void openKit() throws Exception {
        kit = new Kit();
    }

    @AfterAll
    static void closeKit() throws IOException {
        kit.close();
    }

    @TestFactory
    List<DynamicTest> a_hostile_program_ends_with_a_verdict() throws IOException {
        return KnownProgram.hostile(Kit.root()).stream()
                .map(it -> dynamicTest(it.name(), () -> endsWithAVerdict(it)))
                .toList();
    }

    private static void endsWithAVerdict(KnownProgram program) throws Exception {
        Lesson lesson = Kit.course().lesson(1).orElseThrow();
        Report report = Assertions.assertTimeout(LIMIT, () -> kit.grade(lesson, program.folder()));
        boolean everyTestHasAVerdict = report.tests().size() > 0 || !report.problems().isEmpty();
        assertTrue(everyTestHasAVerdict, () -> Kit.told(report));
        assertTrue(report.points() < report.maxPoints(), () -> Kit.told(report));
        assertEquals(20, report.maxPoints());
        Report honest = kit.grade(lesson, lesson.solution());
        assertTrue(honest.isFull(), () -> "after it: " + Kit.told(honest));
    }
}
