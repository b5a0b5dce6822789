package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handshake.course.KnownProgram;
import handshake.grader.Lesson;
import handshake.grader.Report;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Grades every solution and every known program: right ones earn all points, wrong ones lose some
/// in the step where they go wrong, and are told their mistake.
final class ProgramsTest {
    private static final int MIN_RIGHT_PROGRAMS = 3;
    private static final int AT_ONCE = 2;
    private static final BlockingQueue<Kit> KITS = new ArrayBlockingQueue<>(AT_ONCE);

    @BeforeAll
    static void openKits() throws Exception {
        for (int i = 0; i < AT_ONCE; i++) {
            KITS.add(new Kit());
        }
    }

    @AfterAll
    static void closeKits() throws IOException {
        for (Kit kit : KITS) {
            kit.close();
        }
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicContainer> known_programs() throws IOException {
        var lessons = new ArrayList<DynamicContainer>();
        for (Lesson lesson : Kit.course().lessons()) {
            lessons.add(dynamicContainer(lesson.name(), tests(lesson)));
        }
        return lessons;
    }

    private static List<DynamicTest> tests(Lesson lesson) throws IOException {
        var tests = new ArrayList<DynamicTest>();
        tests.add(
                dynamicTest(
                        "the solution earns all points",
                        () -> earnsAll(lesson, lesson.solution())));
        List<KnownProgram> right = KnownProgram.right(lesson);
        tests.add(
                dynamicTest(
                        "there are at least three right programs",
                        () -> assertTrue(right.size() >= MIN_RIGHT_PROGRAMS, right::toString)));
        for (KnownProgram program : right) {
            tests.add(
                    dynamicTest(
                            "right: " + program.name(), () -> earnsAll(lesson, program.folder())));
        }
        for (KnownProgram program : KnownProgram.wrong(lesson)) {
            tests.add(
                    dynamicTest(
                            "wrong: " + program.name(), () -> isToldItsMistake(lesson, program)));
        }
        return tests;
    }

    private static void earnsAll(Lesson lesson, Path code) throws Exception {
        Report report = grade(lesson, code);
        assertTrue(report.isFull(), () -> Kit.told(report));
    }

    private static Report grade(Lesson lesson, Path code) throws Exception {
        Kit kit = KITS.take();
        try {
            return kit.grade(lesson, code);
        } finally {
            KITS.add(kit);
        }
    }

    private static void isToldItsMistake(Lesson lesson, KnownProgram program) throws Exception {
        Report report = grade(lesson, program.folder());
        assertEquals(List.of(), report.problems());
        boolean losesPoints =
                report.steps().stream()
                        .anyMatch(it ->
                                it.number() == program.step() && it.points() < it.maxPoints());
        boolean told =
                report.tests().stream()
                        .filter(test -> !test.passed() && test.info().step() == program.step())
                        .anyMatch(test -> test.outcome().mistake().equals(program.mistake()));
        assertTrue(
                losesPoints,
                () ->
                        "%s loses no points in step %d%n%s"
                                .formatted(program.name(), program.step(), Kit.told(report)));
        assertTrue(
                told,
                () ->
                        "%s is not told %s%n%s"
                                .formatted(program.name(), program.mistake(), Kit.told(report)));
    }
}
