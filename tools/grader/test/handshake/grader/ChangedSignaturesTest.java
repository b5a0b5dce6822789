package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// When the tests do not compile with a student's code, the student reads which given signature is
/// gone, not the compiler's errors in a file they have never seen.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ChangedSignaturesTest {
    private static final String GIVEN =
            """
            package lesson01;

            import java.io.IOException;

            final class Adder {
                record Sum(int a, int b) {}

                static int add(int a, int b) {
                    return a + b;
                }

                static int total(Sum sum) throws IOException {
                    return add(sum.a(), sum.b());
                }
            }
            """;

    private static final String GIVEN_TEST =
            """
            package lesson01;

            final class AdderTest {
                void adds() {
                    int three = Adder.add(1, 2);
                }

                void totals() throws java.io.IOException {
                    int three = Adder.total(new Adder.Sum(1, 2));
                }
            }
            """;

    @TempDir private Path temp;
    private TinyCourse course;

    @BeforeEach
    void make_a_course() throws IOException {
        course = new TinyCourse(temp.resolve("course"));
        TinyCourse.write(course.lesson().solution().resolve("src/lesson01/Adder.java"), GIVEN);
        course.tests(GIVEN_TEST);
    }

    @Test
    void an_unchanged_one_compiles() throws IOException {
        course.student(GIVEN);
        assertInstanceOf(Compilation.Done.class, compile());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    int add(int a, int b)        | int add(String a, int b)
                    int add(int a, int b)        | int add(int a)
                    int add(int a, int b)        | int add(int a, int b, int... c) throws Exception
                    int add(int a, int b)        | int plus(int a, int b)
                    static int add(int a, int b) | private static int add(int a, int b)
                    static int add(int a, int b) | int add(int a, int b)
                    static int add(int a, int b) | static long add(int a, int b)
                    """)
    void a_changed_method_is_named_as_it_was_given(String given, String changed)
            throws IOException {
        // What else a student has written compiles with it: only the tests do not.
        course.student(
                GIVEN.replace(given, changed)
                        .replace("return add(sum.a(), sum.b());", "return 3;")
                        .replace("return a + b;", "return 3;"));
        Compilation.Problem problem = theProblem();
        assertEquals(
                "the tests look for: static int add(int a, int b)  (in Adder)",
                problem.message().en());
        assertEquals("测试要找的是：static int add(int a, int b)  (in Adder)", problem.message().zh());
        assertTrue(problem.advice().en().contains("Put it back"), problem::toString);
        assertTrue(problem.advice().zh().contains("改回原样"), problem::toString);
        assertEquals("", problem.file(), "the test's own file is none of the student's business");
    }

    @Test
    void what_it_throws_is_part_of_a_signature() throws IOException {
        course.student(GIVEN.replace("throws IOException", "throws Exception"));
        assertEquals(
                "the tests look for: static int total(Sum sum) throws IOException  (in Adder)",
                theProblem().message().en());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Sum(int a, int b) {}   | Sum(long a, long b, int c) {}
                    record Sum             | private record Sum
                    """)
    void a_changed_record_is_named_with_its_components(String given, String changed)
            throws IOException {
        course.student(GIVEN.replace(given, changed).replace("add(sum.a(), sum.b())", "3"));
        assertEquals(
                "the tests look for: record Sum(int a, int b)  (in Adder)",
                theProblem().message().en());
    }

    @Test
    void a_class_of_another_name_is_missed() throws IOException {
        course.student(GIVEN.replace("class Adder", "class Calculator"));
        Compilation.Problem first = failed().problems().getFirst();
        assertEquals("the tests look for: class Adder", first.message().en());
    }

    @Test
    void a_constructor_and_a_constant_are_signatures_too() throws IOException {
        String counter = "final class Counter { static final int MAX = 3; Counter(int from) {} }";
        TinyCourse.write(
                course.lesson().solution().resolve("src/lesson01/Counter.java"),
                "package lesson01; " + counter);
        course.tests(
                "package lesson01; class AdderTest { Counter it = new Counter(Counter.MAX); }");
        course.student("package lesson01; final class Counter { Counter(long from, int to) {} }");
        List<String> messages = failed().problems().stream().map(it -> it.message().en()).toList();
        assertEquals(
                List.of(
                        "the tests look for: static final int MAX  (in Counter)",
                        "the tests look for: Counter(int from)  (in Counter)"),
                messages.stream().sorted().toList().reversed());
    }

    @Test
    void an_error_that_no_given_signature_explains_is_told_as_it_is() throws IOException {
        course.student(GIVEN);
        course.tests(GIVEN_TEST.replace("int three", "String three"));
        Compilation.Problem problem = failed().problems().getFirst();
        assertEquals("AdderTest.java", problem.file());
        assertTrue(problem.message().en().startsWith("incompatible types"), problem::toString);
    }

    @Test
    void two_changed_methods_are_both_named_once() throws IOException {
        course.student(
                GIVEN.replace("int add(int a, int b)", "int add2(int a, int b)")
                        .replace("int total(Sum sum)", "int total2(Sum sum)")
                        .replace("add(sum.a()", "add2(sum.a()"));
        List<String> messages = failed().problems().stream().map(it -> it.message().en()).toList();
        assertEquals(
                List.of(
                        "the tests look for: static int add(int a, int b)  (in Adder)",
                        "the tests look for: static int total(Sum sum) throws IOException"
                                + "  (in Adder)"),
                messages);
    }

    private Compilation compile() throws IOException {
        try (var compiler = new Compiler(TinyCourse.libraries(), temp.resolve("cache"))) {
            return compiler.compile(course.lesson(), course.lesson().folder(), temp.resolve("out"));
        }
    }

    private Compilation.Failed failed() throws IOException {
        return assertInstanceOf(Compilation.Failed.class, compile());
    }

    private Compilation.Problem theProblem() throws IOException {
        List<Compilation.Problem> problems = failed().problems();
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst();
    }
}
