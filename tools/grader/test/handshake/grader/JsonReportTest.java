package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.support.Text;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class JsonReportTest {
    private final JsonReport english = new JsonReport(Text::en);

    @Test
    void a_lesson_is_told_with_its_points() {
        JsonNode lesson = json(SampleReport.graded());
        assertEquals(1, lesson.get("version").asInt());
        assertEquals(1, lesson.get("lesson").asInt());
        assertEquals("lessons", lesson.get("code").asString());
        assertEquals(2, lesson.get("points").asInt());
        assertEquals(5, lesson.get("maxPoints").asInt());
        assertEquals(4711, lesson.get("seed").asLong());
        assertEquals(321, lesson.get("durationMillis").asLong());
    }

    @Test
    void a_step_is_told_with_its_points() {
        JsonNode step = json(SampleReport.graded()).get("steps").get(0);
        assertEquals(1, step.get("step").asInt());
        assertEquals("Connect", step.get("title").asString());
        assertEquals(2, step.get("points").asInt());
        assertEquals(2, step.get("maxPoints").asInt());
    }

    @Test
    void a_test_that_passed_has_all_its_points_and_nothing_to_say() {
        JsonNode test = json(SampleReport.graded()).get("tests").get(0);
        assertEquals("EchoClientTest$Connecting#connects", test.get("id").asString());
        assertEquals("connects", test.get("name").asString());
        assertEquals(1, test.get("step").asInt());
        assertEquals(2, test.get("points").asInt());
        assertEquals(2, test.get("maxPoints").asInt());
        assertEquals("passed", test.get("status").asString());
        assertEquals("", test.get("message").asString());
        assertEquals("hello\n", test.get("output").asString());
        assertEquals(4, test.get("durationMillis").asLong());
    }

    @Test
    void a_test_that_failed_says_why() {
        JsonNode test = json(SampleReport.graded()).get("tests").get(1);
        assertEquals(0, test.get("points").asInt());
        assertEquals(2, test.get("maxPoints").asInt());
        assertEquals("failed", test.get("status").asString());
        assertEquals("the server received other bytes", test.get("message").asString());
        assertEquals("default-charset", test.get("mistake").asString());
        assertEquals("\"你好\"  6 bytes", test.get("expected").asString());
        assertEquals("\"??\"  2 bytes", test.get("got").asString());
        assertEquals(List.of("at EchoClient.java:38"), strings(test.get("details")));
        assertEquals(
                List.of("yours CLIENT", "CLIENT opened", "CLIENT data 2 3f3f", "CLIENT end"),
                strings(test.get("transcript")));
    }

    @Test
    void a_test_of_what_is_not_written_yet_has_a_status_of_its_own() {
        assertEquals(
                "todo", json(SampleReport.graded()).get("tests").get(2).get("status").asString());
    }

    @Test
    void code_that_does_not_compile_has_problems_and_no_tests() {
        JsonNode lesson = json(SampleReport.broken());
        assertEquals(0, lesson.get("tests").size());
        assertEquals(5, lesson.get("maxPoints").asInt());
        JsonNode problem = lesson.get("problems").get(0);
        assertEquals("EchoClient.java", problem.get("file").asString());
        assertEquals(42, problem.get("line").asInt());
        assertEquals(9, problem.get("column").asInt());
        assertEquals("not a statement", problem.get("message").asString());
        assertEquals("Something is missing right there.", problem.get("advice").asString());
    }

    @Test
    void the_words_are_those_of_the_language_that_is_asked_for() {
        String chinese = new JsonReport(Text::zh).of(SampleReport.graded());
        assertEquals("服务器收到了别的字节", parse(chinese).get("tests").get(1).get("message").asString());
        assertTrue(chinese.contains("建立连接"), "Chinese is written as it is, not as escapes");
    }

    @Test
    void several_lessons_are_an_array() {
        String text = english.of(List.of(SampleReport.graded(), SampleReport.broken()));
        JsonNode lessons = parse(text);
        assertTrue(lessons.isArray());
        assertEquals(2, lessons.size());
        assertEquals(fields(json(SampleReport.graded())), fields(lessons.get(0)));
    }

    @Test
    void the_first_of_several_lessons_is_an_array_already() {
        JsonNode lessons = parse(english.of(List.of(SampleReport.graded())));
        assertTrue(lessons.isArray());
        assertEquals(1, lessons.size());
    }

    @Test
    void whatever_a_student_prints_is_read_back_as_it_was() {
        String text = "\u0000\u0007\u001b[31m \"\\ </script> 你好 😀 \u2028 \ufffe";
        JsonNode lesson = json(SampleReport.of(text));
        assertEquals(text, lesson.get("tests").get(0).get("output").asString());
        assertEquals(text, lesson.get("problems").get(0).get("file").asString());
    }

    @Nested
    class REPORT_md {
        private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE);

        @Test
        void names_exactly_the_fields_there_are_in_their_order() throws IOException {
            JsonNode lesson = json(SampleReport.graded());
            assertEquals(documented("A lesson"), fields(lesson));
            assertEquals(documented("A step"), fields(lesson.get("steps").get(0)));
            assertEquals(documented("A test"), fields(lesson.get("tests").get(0)));
            JsonNode problem = json(SampleReport.broken()).get("problems").get(0);
            assertEquals(documented("A problem"), fields(problem));
        }

        @Test
        void shows_an_example_that_is_what_is_written() throws IOException {
            Matcher example =
                    Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(document());
            assertTrue(example.find());
            assertEquals(english.of(SampleReport.graded()), example.group(1));
        }

        @Test
        void tells_the_version_that_is_written() throws IOException {
            assertTrue(document().contains("This is version " + JsonReport.VERSION + "."));
        }

        private List<String> documented(String section) throws IOException {
            String behind = document().split("## " + section + "\n")[1];
            var fields = new ArrayList<String>();
            for (Matcher row = ROW.matcher(behind.split("\n## ")[0]); row.find(); ) {
                fields.add(row.group(1));
            }
            return fields;
        }

        private String document() throws IOException {
            return Files.readString(Path.of("REPORT.md"));
        }
    }

    private JsonNode json(Report report) {
        return parse(english.of(report));
    }

    private static JsonNode parse(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<String> fields(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
