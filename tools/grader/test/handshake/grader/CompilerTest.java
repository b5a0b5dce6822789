package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CompilerTest {
    @TempDir private static Path cache;
    private static Compiler compiler;
    @TempDir private Path temp;
    private TinyCourse course;

    @BeforeAll
    static void open_compiler() {
        compiler = new Compiler(TinyCourse.libraries(), cache);
    }

    @AfterAll
    static void close_compiler() throws IOException {
        compiler.close();
    }

    @BeforeEach
    void make_a_course() throws IOException {
        course = new TinyCourse(temp.resolve("course"));
    }

    @Test
    void right_code_compiles_and_so_do_its_tests() throws IOException {
        course.student(TinyCourse.ADDER);
        var done = assertInstanceOf(Compilation.Done.class, compile());
        assertTrue(Files.exists(done.classPath().get(0).resolve("lesson01/AdderTest.class")));
        assertTrue(Files.exists(done.classPath().get(1).resolve("lesson01/Adder.class")));
    }

    @Test
    void sources_may_lie_in_the_folder_itself() throws IOException {
        Path folder = temp.resolve("handed in");
        TinyCourse.write(folder.resolve("Adder.java"), TinyCourse.ADDER);
        assertInstanceOf(Compilation.Done.class, compile(folder));
    }

    @Test
    void code_may_be_compiled_without_its_tests() throws IOException {
        course.tests("this is not Java");
        Path folder = course.student(TinyCourse.ADDER);
        Compilation alone = compiler.compileAlone(course.lesson(), folder, temp.resolve("out"));
        var done = assertInstanceOf(Compilation.Done.class, alone);
        assertEquals(1, done.classPath().size());
    }

    @Test
    void a_lesson_may_have_no_tests_yet() throws IOException {
        Files.delete(course.lesson().tests().resolve("src/lesson01/AdderTest.java"));
        course.student(TinyCourse.ADDER);
        assertInstanceOf(Compilation.Done.class, compile());
    }

    @Nested
    class A_compile_error {

        @Test
        void says_file_line_column_and_the_line_itself() throws IOException {
            course.student(TinyCourse.ADDER.replace("a + b;", "a + c;"));
            Compilation.Problem problem = theProblem();
            assertAll(
                    () -> assertEquals("Adder.java", problem.file()),
                    () -> assertEquals(5, problem.line()),
                    () -> assertEquals(20, problem.column()),
                    () -> assertEquals("        return a + c;", problem.source()));
        }

        @Test
        void is_told_in_the_compilers_own_words_in_both_languages() throws IOException {
            course.student(TinyCourse.ADDER.replace("a + b;", "a + c;"));
            Compilation.Problem problem = theProblem();
            assertTrue(problem.message().en().startsWith("cannot find symbol"), problem::toString);
            assertTrue(problem.message().zh().startsWith("找不到符号"), problem::toString);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        return a + b;  | return a + b            | Something is missing right there
                        return a + b;  | return a + c;           | does not know this name
                        return a + b;  | return sum(a, b);       | no method of this name
                        return a + b;  | return add(a);          | takes other arguments
                        return a + b;  | return "3";             | of another type
                        return a + b;  | throw new Exception();  | checked exception
                        return a + b;  | System.out.println();   | its end without a return
                        return a + b;  | int c; return c;        | given no value
                        return a + b;  | return "a;              | quotation mark
                        return a + b;  | int a = 1; return a;    | taken already
                        return a + b;  | a + b; return a;        | does nothing with it
                        return a + b;  | return a +; b;          | brace or parenthesis
                        return a + b;  | throw null; return a;   | TODO's throw still there
                        final class Adder | public class X       | file of its own name
                        """)
        void of_the_usual_kind_comes_with_advice(String right, String wrong, String advice)
                throws IOException {
            course.student(TinyCourse.ADDER.replace(right, wrong));
            Compilation.Problem problem = failed().problems().getFirst();
            assertTrue(problem.advice().en().contains(advice), problem::toString);
            assertNotEquals(problem.advice().en(), problem.advice().zh());
        }

        @Test
        void of_a_missing_brace_at_the_end_of_the_file_comes_with_advice() throws IOException {
            course.student(TinyCourse.ADDER.strip().replaceFirst("}$", ""));
            assertTrue(theProblem().advice().en().startsWith("A brace } is missing"));
        }

        @Test
        void that_nobody_has_advice_for_comes_without() throws IOException {
            course.student(TinyCourse.ADDER.replace("a + b", "this.hashCode()"));
            assertEquals("", theProblem().advice().en());
            assertEquals("", theProblem().advice().zh());
        }

        @Test
        void hides_no_other() throws IOException {
            course.student(TinyCourse.ADDER.replace("a + b", "c + d"));
            List<Compilation.Problem> problems = failed().problems();
            assertEquals(2, problems.size());
            assertEquals(List.of(16L, 20L), problems.stream().map(it -> it.column()).toList());
        }

        @Test
        void in_another_lesson_does_not_matter() throws IOException {
            Path other = course.lesson().root().resolve("lessons/02-other/src/lesson02");
            TinyCourse.write(other.resolve("Other.java"), "package lesson02; final class {");
            course.student(TinyCourse.ADDER);
            assertInstanceOf(Compilation.Done.class, compile());
        }

        @Test
        void is_forgotten_when_it_is_mended() throws IOException {
            course.student(TinyCourse.ADDER.replace("a + b", "c"));
            failed();
            course.student(TinyCourse.ADDER);
            assertInstanceOf(Compilation.Done.class, compile());
        }
    }

    @Nested
    class A_file_that_does_not_belong {

        @Test
        void is_named_with_the_package_it_should_be_in() throws IOException {
            course.student(TinyCourse.ADDER.replace("lesson01", "java.lang"));
            Compilation.Problem problem = theProblem();
            assertEquals("Adder.java", problem.file());
            assertEquals("this file is not in package lesson01", problem.message().en());
            assertEquals("这个文件不在包 lesson01 中", problem.message().zh());
            assertTrue(problem.advice().en().contains("\"package lesson01;\""));
        }

        @Test
        void may_also_have_no_package_at_all() throws IOException {
            course.student(TinyCourse.ADDER.replace("package lesson01;", ""));
            assertEquals("this file is not in package lesson01", theProblem().message().en());
        }

        @Test
        void keeps_the_others_from_being_compiled() throws IOException {
            Path folder = course.student(TinyCourse.ADDER);
            TinyCourse.write(
                    folder.resolve("src/handshake/support/Points.java"),
                    "package handshake.support; public @interface Points { int value(); }");
            assertEquals("Points.java", theProblem().file());
        }

        @Test
        void whose_package_line_is_misspelled_is_the_compilers_to_explain() throws IOException {
            course.student(TinyCourse.ADDER.replace("package lesson01;", "package 01;"));
            Compilation.Problem problem = failed().problems().getFirst();
            assertTrue(problem.message().en().contains("expected"), problem::toString);
        }
    }

    @Nested
    class A_folder_without_sources {

        @Test
        void is_told_where_they_belong_and_how_to_get_them_back() throws IOException {
            Files.createDirectories(course.lesson().folder());
            Compilation.Problem problem = theProblem();
            assertEquals("there is no Java file here", problem.message().en());
            assertEquals("这里没有 Java 文件", problem.message().zh());
            assertTrue(problem.advice().en().contains("src/lesson01/"), problem::toString);
            assertTrue(problem.advice().en().contains("lab reset 1"), problem::toString);
        }

        @Test
        void may_be_missing_itself() throws IOException {
            assertEquals("there is no Java file here", theProblem().message().en());
        }
    }

    private Compilation compile() throws IOException {
        return compile(course.lesson().folder());
    }

    private Compilation compile(Path code) throws IOException {
        Path out = Files.createTempDirectory(temp, "out");
        return compiler.compile(course.lesson(), code, out);
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
