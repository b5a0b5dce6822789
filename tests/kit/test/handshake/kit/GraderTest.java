package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Grader;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.grader.TestSources;
import handshake.worker.Outcome;
import handshake.worker.TestInfo;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the grader promises: code that goes wrong costs the tests that meet it, and no others.
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class GraderTest {
    private static final long SEED = 4711;
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

    @Nested
    class A_client_that {

        @Test
        void ends_the_program_while_sending_loses_the_tests_that_send() throws Exception {
            Report report = grade("send", "System.exit(7);");
            // Step 4 exchanges, and so sends; connecting and receiving are none the worse for it.
            assertEquals(Map.of(1, 6, 2, 0, 3, 6, 4, 0), points(report), () -> Kit.told(report));
            for (Report.Test test : failed(report)) {
                String what = test.outcome().what().en();
                assertTrue(what.contains("ended the whole program"), what);
                assertTrue(what.endsWith("status 7"), what);
            }
        }

        @Test
        void sleeps_while_sending_is_told_file_line_and_method() throws Exception {
            var variant =
                    EchoClientVariant.in(
                            temp,
                            "send",
                            "try { Thread.sleep(600_000); } catch (InterruptedException e) {}");
            Report report = grade(variant, 2);
            assertEquals(2, report.tests().size());
            for (Report.Test test : report.tests()) {
                Outcome outcome = test.outcome();
                assertTrue(outcome.what().en().contains("did not finish"), () -> Kit.told(report));
                String line = "your code waits in sleep() at " + variant.place();
                assertTrue(details(outcome).contains(line), () -> Kit.told(report));
            }
        }

        @Test
        void waits_for_an_answer_before_it_sends_is_told_what_the_server_waits_for()
                throws Exception {
            var variant = EchoClientVariant.in(temp, "send", "socket.getInputStream().read();");
            Report report = grade(variant, 2);
            Outcome first = report.tests().getFirst().outcome();
            String told = first + "\n" + Kit.told(report);
            assertTrue(told.contains("read() at " + variant.place()), told);
            assertEquals(0, report.points());
        }

        @Test
        void uses_up_the_memory_while_receiving_loses_the_tests_that_receive() throws Exception {
            Report report =
                    grade(
                            "receive",
                            "var all = new java.util.ArrayList<byte[]>();"
                                    + " while (all != null) all.add(new byte[1 << 20]);");
            assertEquals(Map.of(1, 6, 2, 4, 3, 0, 4, 0), points(report), () -> Kit.told(report));
            for (Report.Test test : failed(report)) {
                String what = test.outcome().what().en();
                assertTrue(what.contains("more memory than the"), what);
            }
        }

        @Test
        void prints_without_end_while_sending_loses_the_tests_that_send() throws Exception {
            Report report =
                    grade("send", "while (socket != null) System.out.println(\"and again\");");
            assertEquals(Map.of(1, 6, 2, 0, 3, 6, 4, 0), points(report), () -> Kit.told(report));
            for (Report.Test test : failed(report)) {
                String what = test.outcome().what().en();
                assertTrue(what.contains("printed more than 8 MiB"), what);
            }
        }

        @Test
        void prints_more_than_anybody_reads_keeps_its_points() throws Exception {
            var variant =
                    EchoClientVariant.in(temp, "send", "System.out.print(\"x\".repeat(100_000));");
            Report report = grade(variant, 2);
            assertTrue(report.isFull(), () -> Kit.told(report));
            String output = report.tests().getFirst().outcome().output();
            assertTrue(output.startsWith("xxx"), output);
            assertTrue(output.endsWith("… 91808 bytes more"), output);
        }

        @Test
        void leaves_a_busy_thread_behind_disturbs_no_later_test() throws Exception {
            Report report = grade("connect", "new Thread(() -> { while (true) {} }).start();");
            assertTrue(report.isFull(), () -> Kit.told(report));
        }

        @Test
        void leaves_a_busy_thread_behind_and_fails_disturbs_no_later_test() throws Exception {
            Report report =
                    grade(
                            "send",
                            "new Thread(() -> { while (true) {} }).start();"
                                    + " if (socket != null) throw new IOException(\"no\");");
            assertEquals(Map.of(1, 6, 2, 0, 3, 6, 4, 0), points(report), () -> Kit.told(report));
        }

        private Report grade(String method, String wrong) throws Exception {
            return grade(EchoClientVariant.in(temp, method, wrong), 0);
        }

        private Report grade(EchoClientVariant variant, int step) throws Exception {
            Lesson lesson = Kit.course().lesson(1).orElseThrow();
            return GraderTest.grade(lesson, variant.folder(), step, SEED);
        }

        private static Map<Integer, Integer> points(Report report) {
            var points = new TreeMap<Integer, Integer>();
            report.steps().forEach(step -> points.put(step.number(), step.points()));
            return points;
        }

        private static List<Report.Test> failed(Report report) {
            List<Report.Test> failed = report.tests().stream().filter(it -> !it.passed()).toList();
            assertFalse(failed.isEmpty());
            return failed;
        }

        private static List<String> details(Outcome outcome) {
            return outcome.details().stream().map(it -> it.en()).toList();
        }
    }

    @Nested
    class The_seed {
        private static final String PROPERTIES =
                """
                final class SmallProperties {
                    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
                    @Points(5)
                    void twice(@ForAll int number) {
                        Small.twice(number);
                        throw Failure.of("at " + number, "at " + number);
                    }
                }
                """;

        @Test
        void brings_back_the_very_sample_that_failed() throws Exception {
            Lesson lesson = new SmallCourse(temp).lesson(1, small("number * 2"), PROPERTIES);
            assertEquals(sample(lesson, 4711), sample(lesson, 4711));
        }

        @Test
        void is_what_the_samples_come_from() throws Exception {
            Lesson lesson = new SmallCourse(temp).lesson(1, small("number * 2"), PROPERTIES);
            assertNotEquals(sample(lesson, 4711), sample(lesson, 4712));
        }

        private String sample(Lesson lesson, long seed) throws Exception {
            Report report = grade(lesson, lesson.folder(), 0, seed);
            assertEquals(1, report.tests().size());
            return report.tests().getFirst().outcome().what().en();
        }
    }

    @Nested
    class A_test {
        private static final String MANY_KINDS =
                """
                final class SmallTest {
                    @Nested @Step(1) class Plain {
                        @Test @Points(1) void passes() { Small.twice(1); }
                        @Test @Points(2) void fails() { throw Failure.of("no", "no"); }
                        @Test @Points(4) void is_not_written() { todo(); }
                    }
                    @Nested @Step(2) class Prepared {
                        private int number;
                        @org.junit.jupiter.api.BeforeEach void prepare() { number = 2; }
                        @Test @Points(8) void is_prepared() { atLeast(2, number); }
                    }
                    @Nested @Step(3) class Cleared_up {
                        @org.junit.jupiter.api.AfterEach void clear() { todo(); }
                        @Test @Points(16) void fails_in_the_end() {}
                    }
                    @Nested @Step(4) class Skipped {
                        @org.junit.jupiter.api.Disabled @Test @Points(32) void is_skipped() {}
                    }
                    private static void todo() {
                        throw new UnsupportedOperationException("TODO 1: write it");
                    }
                    private static void atLeast(int least, int number) {
                        if (number < least) { throw Failure.of("no", "no"); }
                    }
                }
                """;

        /// Whether JUnit has to be asked to run it or not; the second time nobody looks for it.
        @Test
        void ends_as_JUnit_would_have_it_end() throws Exception {
            Lesson lesson = new SmallCourse(temp).lesson(1, small("number * 2"), MANY_KINDS);
            var expected =
                    List.of(
                            "passes PASSED",
                            "fails FAILED",
                            "is not written TODO",
                            "is prepared PASSED",
                            "fails in the end TODO",
                            "is skipped FAILED");
            assertEquals(expected, ends(lesson));
            assertEquals(expected, ends(lesson));
        }

        private List<String> ends(Lesson lesson) throws Exception {
            return grade(lesson, lesson.folder(), 0, SEED).tests().stream()
                    .map(it -> it.info().name().en() + " " + it.outcome().status())
                    .toList();
        }
    }

    @Nested
    class The_report {
        private static final String THREE_TESTS =
                """
                final class SmallTest {
                    @Nested @Step(2) class Second {
                        @Test @Points(4) void fails() { throw Failure.of("no", "no"); }
                    }
                    @Nested @Step(1) class First {
                        @Test @Points(3) void passes() { Small.twice(1); }
                        @Test @Points(2) void passes_as_well() { Small.twice(2); }
                    }
                }
                """;

        @Test
        void grows_test_by_test() throws Exception {
            Lesson lesson = new SmallCourse(temp).lesson(1, small("number * 2"), THREE_TESTS);
            var heard = new ArrayList<String>();
            Report end = grade(lesson, 0, new Ear(heard));
            assertEquals(
                    List.of(
                            "started 3",
                            "passes: 3 of 9 in 1 tests",
                            "passes as well: 5 of 9 in 2 tests",
                            "fails: 5 of 9 in 3 tests"),
                    heard);
            assertEquals(5, end.points());
        }

        @Test
        void of_one_step_holds_the_tests_of_that_step_only() throws Exception {
            Lesson lesson = new SmallCourse(temp).lesson(1, small("number * 2"), THREE_TESTS);
            var heard = new ArrayList<String>();
            Report first = grade(lesson, 1, new Ear(heard));
            assertEquals("started 2", heard.getFirst());
            assertEquals(List.of(1), first.steps().stream().map(Report.Step::number).toList());
            assertEquals(5, first.maxPoints());
            assertTrue(first.isFull());
            Report second = grade(lesson, 2, new Ear(heard));
            assertEquals(4, second.maxPoints());
            assertEquals(0, second.points());
        }

        @Test
        void of_code_that_does_not_compile_has_the_steps_and_all_their_points_to_be_earned()
                throws Exception {
            Lesson lesson = new SmallCourse(temp).lesson(1, small("number *"), THREE_TESTS);
            var heard = new ArrayList<String>();
            Report report = grade(lesson, 0, new Ear(heard));
            assertEquals(List.of(), heard);
            assertEquals(1, report.problems().size());
            assertEquals(9, report.maxPoints());
            assertEquals(0, report.points());
            assertFalse(report.isFull());
        }

        @Test
        void of_one_lesson_knows_nothing_of_an_error_in_another() throws Exception {
            var course = new SmallCourse(temp);
            Lesson broken = course.lesson(1, small("number *"), THREE_TESTS);
            Lesson whole = course.lesson(2, small("number * 2"), THREE_TESTS);
            assertFalse(grade(broken, broken.folder(), 0, SEED).problems().isEmpty());
            Report report = grade(whole, whole.folder(), 0, SEED);
            assertEquals(List.of(), report.problems());
            assertEquals(5, report.points());
        }
    }

    @Test
    void what_the_sources_of_the_tests_tell_is_what_the_worker_finds() throws Exception {
        for (int number : List.of(1, 4)) { // examples only; properties as well
            Lesson lesson = Kit.course().lesson(number).orElseThrow();
            var found = new ArrayList<TestInfo>();
            var job = new Grader.Job(lesson, lesson.solution(), "solutions", 0, SEED);
            assertThrows(Found.class, () -> kit.grader().grade(job, new Finder(found)));
            assertEquals(told(TestSources.tests(lesson)), told(found), lesson.name());
        }
    }

    @Test
    void a_worker_outlives_the_thread_that_called_it() throws Exception {
        var caller =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                kit.workers().standBy(true);
                                kit.workers().awaitStandby();
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        caller.join();
        Lesson lesson = new SmallCourse(temp).lesson(1, small("1"), The_report.THREE_TESTS);
        assertEquals(5, grade(lesson, lesson.folder(), 0, SEED).points());
    }

    private static String small(String expression) {
        return """
        final class Small {
            static int twice(int number) {
                return %s;
            }
        }
        """
                .formatted(expression);
    }

    private static List<String> told(List<TestInfo> tests) {
        return tests.stream()
                .map(it -> it.step() + " " + it.points() + " " + it.name().en() + it.name().zh())
                .sorted()
                .toList();
    }

    private static Report grade(Lesson lesson, Path code, int step, long seed) throws Exception {
        var job = new Grader.Job(lesson, code, "code", step, seed);
        return kit.grader().grade(job, new Grader.Listener() {});
    }

    private static Report grade(Lesson lesson, int step, Grader.Listener listener)
            throws Exception {
        var job = new Grader.Job(lesson, lesson.folder(), "lessons", step, SEED);
        return kit.grader().grade(job, listener);
    }

    /// Writes down the tests, and has none of them run.
    private record Finder(List<TestInfo> found) implements Grader.Listener {
        @Override
        public void started(List<TestInfo> tests) {
            found.addAll(tests);
            throw new Found();
        }
    }

    private static final class Found extends RuntimeException {}

    /// Writes down what it hears.
    private record Ear(List<String> heard) implements Grader.Listener {
        @Override
        public void started(List<TestInfo> tests) {
            heard.add("started " + tests.size());
        }

        @Override
        public void ended(Report.Test test, Report soFar) {
            heard.add(
                    "%s: %d of %d in %d tests"
                            .formatted(
                                    test.info().name().en(),
                                    soFar.points(),
                                    soFar.maxPoints(),
                                    soFar.tests().size()));
        }
    }
}
