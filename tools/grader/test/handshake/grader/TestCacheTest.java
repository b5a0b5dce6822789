package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/// Tests compiled once are used again: what is taken from the cache lies in its folder, what is
/// compiled anew does not.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TestCacheTest {
    private static final String CODE =
            """
            package lesson01;

            final class Adder {
                static final int MAX = 100;

                static int add(int a, int b) {
                    return a + b;
                }

                private static void helper() {}
            }
            """;

    @TempDir private Path temp;
    private TinyCourse course;
    private Path cache;

    @BeforeEach
    void make_a_course() throws IOException {
        course = new TinyCourse(temp.resolve("course"));
        cache = temp.resolve("cache");
        course.student(CODE);
    }

    @Test
    void the_first_compilation_compiles_the_tests() throws IOException {
        assertFalse(testsComeFromTheCache());
    }

    @Test
    void the_second_finds_them_compiled() throws IOException {
        testsComeFromTheCache();
        assertTrue(testsComeFromTheCache());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    return a + b;         | return b + a + 0 * "longer".length();
                    return a + b;         | throw new IllegalStateException();
                    void helper() {}      | String helper(int more) { return ""; }
                    static int add        | /* as in school */ static int add
                    """)
    void a_body_or_something_private_that_changed_lets_them_be_used_again(
            String before, String after) throws IOException {
        testsComeFromTheCache();
        course.student(CODE.replace(before, after));
        assertTrue(testsComeFromTheCache());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    int add(int a, int b) | int add(long a, int b) throws IllegalStateException
                    MAX = 100             | MAX = 99
                    final class Adder     | class Adder
                    private static void   | static void
                    """)
    void a_changed_signature_has_them_compiled_again(String before, String after)
            throws IOException {
        testsComeFromTheCache();
        course.student(CODE.replace(before, after).replace("return a + b;", "return 3;"));
        assertFalse(testsComeFromTheCache());
    }

    @Test
    void changed_tests_are_compiled_again() throws IOException {
        testsComeFromTheCache();
        course.tests(TinyCourse.ADDER_TEST.replace("add(1, 2)", "add(2, 1)"));
        assertFalse(testsComeFromTheCache());
    }

    @Test
    void tests_are_compiled_again_against_a_library_that_changed() throws IOException {
        // To the compiler a folder of classes is as good as a jar.
        Path library = Files.createDirectory(temp.resolve("library"));
        var libraries = new ArrayList<>(TinyCourse.libraries());
        libraries.add(library);
        testsComeFromTheCache(libraries);
        Files.setLastModifiedTime(library, FileTime.fromMillis(1));
        assertFalse(testsComeFromTheCache(libraries));
    }

    @Test
    void going_back_to_an_earlier_signature_finds_the_earlier_tests() throws IOException {
        testsComeFromTheCache();
        course.student(CODE.replace("MAX = 100", "MAX = 99"));
        testsComeFromTheCache();
        course.student(CODE);
        assertTrue(testsComeFromTheCache());
    }

    @Test
    void the_oldest_give_way() throws IOException {
        for (int max = 0; max < 10; max++) {
            course.student(CODE.replace("MAX = 100", "MAX = " + max));
            testsComeFromTheCache();
        }
        try (var kept = Files.list(cache)) {
            assertEquals(8, kept.count());
        }
    }

    @Test
    void tests_that_do_not_compile_are_not_kept() throws IOException {
        course.student(CODE.replace("int add(", "int plus("));
        for (int i = 0; i < 2; i++) {
            assertInstanceOf(Compilation.Failed.class, compile(TinyCourse.libraries()));
        }
    }

    @Test
    void a_cache_that_cannot_be_written_is_no_reason_not_to_compile() throws IOException {
        TinyCourse.write(cache, "a file where the folder should be");
        assertFalse(testsComeFromTheCache());
        assertFalse(testsComeFromTheCache());
    }

    @Test
    void a_cache_that_may_only_be_read_is_no_reason_not_to_compile() throws IOException {
        cache = ReadOnly.folder(temp);
        assertFalse(testsComeFromTheCache());
        assertFalse(testsComeFromTheCache());
    }

    private boolean testsComeFromTheCache() throws IOException {
        return testsComeFromTheCache(TinyCourse.libraries());
    }

    private boolean testsComeFromTheCache(List<Path> libraries) throws IOException {
        var done = assertInstanceOf(Compilation.Done.class, compile(libraries));
        Path tests = done.classPath().getFirst();
        assertTrue(Files.exists(tests.resolve("lesson01/AdderTest.class")), tests::toString);
        return tests.startsWith(cache);
    }

    private Compilation compile(List<Path> libraries) throws IOException {
        try (var compiler = new Compiler(libraries, cache)) {
            Path out = Files.createTempDirectory(temp, "out");
            return compiler.compile(course.lesson(), course.lesson().folder(), out);
        }
    }
}
