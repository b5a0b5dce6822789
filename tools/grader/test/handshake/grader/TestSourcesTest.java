package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.support.Text;
import handshake.worker.TestInfo;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TestSourcesTest {
    @TempDir private Path root;

    @Test
    void a_test_is_told_with_step_points_and_both_names() throws IOException {
        var course = new TinyCourse(root);
        assertEquals(
                List.of(
                        new TestInfo(
                                "AdderTest#adds_two_numbers",
                                new Text("adds two numbers", "两数相加"),
                                1,
                                20,
                                "AdderTest#adds_two_numbers")),
                TestSources.tests(course.lesson()));
    }

    @Test
    void a_class_inside_another_has_the_step_of_the_one_around_it_or_its_own() throws IOException {
        List<TestInfo> tests =
                tests(
                        """
                        @Step(2)
                        class AdderTest {
                            class Inner {
                                @Test @Points(1) void inner() {}
                            }
                            @Step(3) class Own {
                                @Test @Points(1) void own() {}
                            }
                        }
                        """);
        assertEquals(List.of(2, 3), tests.stream().map(TestInfo::step).toList());
    }

    @Test
    void tests_come_by_step_and_then_as_they_stand() throws IOException {
        List<TestInfo> tests =
                tests(
                        """
                        class AdderTest {
                            @Step(2) class Second {
                                @Points(1) void zebra() {}
                                @Points(1) void ant() {}
                            }
                            @Step(1) class First {
                                @Points(1) void mouse() {}
                            }
                        }
                        """);
        assertEquals(List.of("mouse", "zebra", "ant"), names(tests));
    }

    @Test
    void a_method_without_points_is_no_test() throws IOException {
        assertEquals(
                List.of("counts"),
                names(tests("class AdderTest { void helps() {} @Points(2) void counts() {} }")));
    }

    @Test
    void a_test_without_a_Chinese_name_has_its_English_one() throws IOException {
        List<TestInfo> tests = tests("class AdderTest { @Points(2) void adds_up() {} }");
        assertEquals(Text.same("adds up"), tests.getFirst().name());
    }

    @Test
    void an_annotations_value_may_be_named() throws IOException {
        List<TestInfo> tests =
                tests("@Step(value = 4) class AdderTest { @Points(value = 3) void adds() {} }");
        assertEquals(4, tests.getFirst().step());
        assertEquals(3, tests.getFirst().points());
    }

    @Test
    void a_long_name_may_be_written_in_pieces() throws IOException {
        List<TestInfo> tests =
                tests("class AdderTest { @Points(1) @Zh(\"两数\" + \"相加\") void adds() {} }");
        assertEquals("两数相加", tests.getFirst().name().zh());
    }

    @Test
    void a_lesson_without_tests_has_none() throws IOException {
        assertEquals(List.of(), TestSources.tests(new Lesson(7, "07-nothing", root)));
    }

    private List<TestInfo> tests(String source) throws IOException {
        var course = new TinyCourse(root);
        course.tests("package lesson01;\n" + source);
        return TestSources.tests(course.lesson());
    }

    private static List<String> names(List<TestInfo> tests) {
        return tests.stream().map(it -> it.name().en()).toList();
    }
}
