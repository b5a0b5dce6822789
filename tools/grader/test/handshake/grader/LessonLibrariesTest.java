package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import javax.tools.ToolProvider;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LessonLibrariesTest {
    private static final String USES_ABACUS =
            """
            package lesson01;

            final class Adder {
                static int add(int a, int b) {
                    return abacus.Abacus.add(a, b);
                }
            }
            """;

    @TempDir private Path temp;
    private TinyCourse course;

    @BeforeEach
    void make_a_course() throws IOException {
        course = new TinyCourse(temp.resolve("course"));
    }

    @Test
    void a_lesson_without_a_pom_and_one_without_dependencies_have_no_libraries()
            throws IOException {
        assertEquals(List.of(), LessonLibraries.of(course.lesson()));
        pom("<project><artifactId>lesson</artifactId></project>");
        assertEquals(List.of(), LessonLibraries.of(course.lesson()));
    }

    @Test
    void a_lesson_that_names_a_library_gets_it_with_all_that_it_needs_itself() throws IOException {
        Path abacus = library("abacus-1.2.jar");
        Path wood = library("wood-3.jar");
        pom(naming("abacus"));
        assertEquals(List.of(abacus, wood), LessonLibraries.of(course.lesson()));
    }

    @Test
    void a_library_that_is_not_there_is_named() throws IOException {
        library("abacus-beads-1.2.jar");
        pom(naming("abacus"));
        var e = assertThrows(IOException.class, () -> LessonLibraries.of(course.lesson()));
        assertTrue(e.getMessage().contains("lesson 1 uses abacus"), e.getMessage());
    }

    @Test
    void code_is_compiled_with_what_its_lesson_names_and_with_nothing_else() throws IOException {
        abacus();
        Path code = course.student(USES_ABACUS);
        try (var compiler = new Compiler(TinyCourse.libraries(), temp.resolve("cache"))) {
            var failed = compiler.compile(course.lesson(), code, temp.resolve("without"));
            assertInstanceOf(Compilation.Failed.class, failed);
            pom(naming("abacus"));
            var compiled = compiler.compile(course.lesson(), code, temp.resolve("with"));
            var done = assertInstanceOf(Compilation.Done.class, compiled);
            assertEquals(3, done.classPath().size());
            assertEquals("abacus-1.2.jar", done.classPath().getLast().getFileName().toString());
        }
    }

    @Test
    void a_student_cannot_name_libraries_in_the_pom_of_the_lesson() throws IOException {
        library("abacus-1.2.jar");
        TinyCourse.write(course.lesson().folder().resolve("pom.xml"), naming("abacus"));
        assertEquals(List.of(), LessonLibraries.of(course.lesson()));
    }

    private void pom(String text) throws IOException {
        TinyCourse.write(course.lesson().solution().resolve("pom.xml"), text);
    }

    private static String naming(String artifactId) {
        return """
        <project>
          <parent><artifactId>handshake</artifactId></parent>
          <artifactId>lesson</artifactId>
          <dependencies>
            <dependency>
              <groupId>org.example</groupId>
              <artifactId>%s</artifactId>
            </dependency>
          </dependencies>
        </project>
        """
                .formatted(artifactId);
    }

    private Path library(String name) throws IOException {
        return TinyCourse.write(
                course.lesson().root().resolve("tools/libraries/target/lib").resolve(name), "");
    }

    /// A library of one class.
    private void abacus() throws IOException {
        Path source =
                TinyCourse.write(
                        temp.resolve("abacus/Abacus.java"),
                        "package abacus; public class Abacus"
                                + " { public static int add(int a, int b) { return a + b; } }");
        var javac = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, javac.run(null, null, null, source.toString()));
        Path jar = library("abacus-1.2.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("abacus/Abacus.class"));
            out.write(Files.readAllBytes(temp.resolve("abacus/Abacus.class")));
        }
    }
}
