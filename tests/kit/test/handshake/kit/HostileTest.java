package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handshake.course.KnownProgram;
import handshake.grader.Compilation;
import handshake.grader.Compiler;
import handshake.grader.Isolation;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.grader.Scratch;
import handshake.grader.WorkerSetup;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Programs that try to do harm end with a verdict, in bounded time, and leave nothing behind; the
/// next one is graded as if they had never been.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HostileTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static Kit kit;

    @TempDir private Path temp;

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

    @Test
    void none_earns_a_point_by_forging() throws Exception {
        Lesson lesson = Kit.course().lesson(1).orElseThrow();
        // What a client earns that only fails: some tests want nothing else where a server resets.
        int earned =
                Math.max(
                        points(lesson, "if (1 < 2) return \"\";"),
                        points(lesson, "if (1 < 2) throw new IOException(\"no\");"));
        for (KnownProgram program : KnownProgram.hostile(Kit.root())) {
            if (program.name().matches("(forges|reads)-.*")) {
                Report report = kit.grade(lesson, program.folder());
                assertTrue(report.points() <= earned, () -> program + "\n" + Kit.told(report));
                for (Report.Test test : report.tests()) {
                    String output = test.outcome().output();
                    assertFalse(output.contains("FOUND "), output);
                    assertFalse(output.contains("handshake.root"), output);
                    assertFalse(output.contains("USER="), output);
                }
            }
        }
    }

    private int points(Lesson lesson, String receive) throws Exception {
        return kit.grade(lesson, EchoClientVariant.in(temp, "receive", receive).folder()).points();
    }

    @ParameterizedTest
    @CsvSource({
        "forges-reflection,java.lang.reflect.Field#setAccessible",
        "forges-aborted-test,java.lang.Class#forName",
        "forges-deserialized-abort,java.io.ObjectInputStream#readObject",
        "forges-class-loader,java.lang.ClassLoader#loadClass",
        "forges-method-handles,java.lang.invoke.MethodHandles#lookup",
        "forges-native-code,java.lang.System#load",
        "forges-foreign-functions,java.lang.foreign.Linker#nativeLinker",
        "forges-service,java.util.ServiceLoader#load",
        "forges-stack-inspection,java.lang.Thread#getStackTrace",
        "forges-uncaught-handler,java.lang.Thread#setDefaultUncaughtExceptionHandler",
        "forges-unsafe,sun.misc.Unsafe#throwException",
        "forges-attach,com.sun.tools.attach.VirtualMachine#attach",
        "forges-instrumentation,java.lang.instrument.Instrumentation#addTransformer",
        "forges-context-loader,java.lang.Thread#getContextClassLoader",
        "forges-printed-stack,java.lang.Exception#printStackTrace",
        "forges-thread-dump,java.lang.management.ManagementFactory#getThreadMXBean",
        "forges-socket-factory,java.net.Socket#setSocketImplFactory",
        "forges-thread-group,java.lang.ThreadGroup#enumerate"
    })
    void the_report_says_what_was_tried(String name, String tried) throws Exception {
        Lesson lesson = Kit.course().lesson(1).orElseThrow();
        Report report =
                kit.grade(lesson, Kit.root().resolve("tests/kit/programs/hostile").resolve(name));
        String told = report.problems().toString();
        assertTrue(told.contains("it uses " + tried), told);
        assertTrue(report.problems().stream().anyMatch(it -> it.line() > 0), told);
        assertEquals(0, report.points());
    }

    @Test
    void no_solution_and_no_known_program_is_taken_for_a_forger() throws Exception {
        var setup = new WorkerSetup(Kit.root().resolve("tools/worker/target/lib"), Isolation.NONE);
        try (var scratch = new Scratch();
                var compiler = new Compiler(setup.classPath(), scratch.folder())) {
            for (Lesson lesson : Kit.course().lessons()) {
                var programs = new ArrayList<>(List.of(lesson.solution()));
                KnownProgram.right(lesson).forEach(it -> programs.add(it.folder()));
                KnownProgram.wrong(lesson).forEach(it -> programs.add(it.folder()));
                for (Path program : programs) {
                    try (var out = new Scratch()) {
                        var compiled = compiler.compile(lesson, program, out.folder());
                        assertInstanceOf(
                                Compilation.Done.class, compiled, () -> program + ": " + compiled);
                    }
                }
            }
        }
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
