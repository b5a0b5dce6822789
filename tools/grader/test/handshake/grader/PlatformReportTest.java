package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import handshake.support.Text;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Each format is what its platform reads, whatever stands in a report.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PlatformReportTest {
    /// What students print: control characters, Chinese, an emoji, markup, half a pair.
    private static final String ODD = "\u0000\u0007\u001b[31m 你好 😀 <b>&\"'\ud83d";

    private static final Map<String, String> CLASSROOM50 =
            Map.of(
                    "CLASSROOM",
                    "tcp",
                    "ASSIGNMENT",
                    "lesson 1",
                    "MODE",
                    "individual",
                    "OWNER",
                    "zoë",
                    "SUBMISSION_TAG",
                    "submit/1",
                    "COMMIT_URL",
                    "https://c",
                    "RELEASE_URL",
                    "https://r",
                    "REVIEW_URL",
                    "https://v");

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-09-01T08:00:00.5Z"), ZoneOffset.UTC);

    private final GradescopeReport forGradescope = new GradescopeReport(Text::en);
    private final Classroom50Report forClassroom50 = new Classroom50Report(Text::en);
    private final GitHubClassroomReport forGitHub = new GitHubClassroomReport(Text::en);
    private final ExercismReport forExercism = new ExercismReport(Text::en);

    @Test
    void every_format_is_valid_whatever_was_graded() throws IOException {
        for (Report report :
                List.of(
                        SampleReport.graded(),
                        SampleReport.broken(),
                        SampleReport.of(ODD),
                        SampleReport.of("x".repeat(100_000)),
                        SampleReport.of(""))) {
            List<Report> reports = List.of(report, SampleReport.graded());
            validate("gradescope", forGradescope.of(reports));
            validate("classroom50", forClassroom50.of(reports, CLASSROOM50, CLOCK));
            validate("github", decoded(forGitHub.of(reports)));
            validate("exercism", forExercism.of(List.of(report)));
        }
    }

    @Test
    void the_schemas_refuse_what_is_not_so() {
        assertThrows(
                AssertionError.class, () -> validate("gradescope", "{\"tests\":[{\"score\":1}]}"));
        assertThrows(AssertionError.class, () -> validate("classroom50", "{}"));
        assertThrows(AssertionError.class, () -> validate("github", "{\"version\":2}"));
        assertThrows(AssertionError.class, () -> validate("exercism", "{\"version\":2}"));
    }

    @Test
    void the_points_are_the_same_in_every_format() {
        List<Report> reports = List.of(SampleReport.graded(), SampleReport.broken());
        JsonNode gradescope = read(forGradescope.of(reports));
        assertEquals(2, sum(gradescope, "score"));
        assertEquals(10, sum(gradescope, "max_score"));
        JsonNode classroom50 = read(forClassroom50.of(reports, CLASSROOM50, CLOCK));
        assertEquals(2, classroom50.get("score").asInt());
        assertEquals(10, classroom50.get("max-score").asInt());
        assertEquals(2, sum(classroom50, "score"));
        assertEquals(10, sum(classroom50, "max-score"));
        JsonNode github = read(decoded(forGitHub.of(reports)));
        assertEquals(10, github.get("max_score").asInt());
        assertEquals(2, sum(github, "score"));
    }

    @Test
    void Chinese_and_emoji_and_control_characters_come_back_as_they_were() throws IOException {
        String odd = ODD.substring(0, ODD.length() - 1); // half a pair is no character
        List<Report> reports = List.of(SampleReport.of(odd));
        String name = read(forGradescope.of(reports)).at("/tests/1/name").asString();
        assertEquals(odd, name);
        assertEquals(odd, read(forExercism.of(reports)).at("/tests/0/name").asString());
        assertEquals(odd, read(decoded(forGitHub.of(reports))).at("/tests/1/name").asString());
    }

    @Test
    void what_Classroom_50_has_not_set_is_told() {
        var environment = new TreeMap<>(CLASSROOM50);
        environment.remove("COMMIT_URL");
        environment.put("SUBMISSION_TAG", "v1");
        var missing =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> forClassroom50.of(List.of(), environment, CLOCK));
        assertEquals("SUBMISSION_TAG, COMMIT_URL", missing.getMessage());
    }

    @Test
    void what_a_runner_of_GitHubs_reads_is_one_line() {
        String line = forGitHub.of(List.of(SampleReport.graded()));
        assertEquals(1, line.lines().count());
    }

    @Test
    void what_Exercism_shows_is_cut_to_its_size_and_never_through_a_character() throws Exception {
        var reports = List.of(SampleReport.of("x".repeat(498) + "😀".repeat(50)));
        String output = read(forExercism.of(reports)).at("/tests/0/output").asString();
        assertEquals(499, output.length());
        assertTrue(output.endsWith("x…"), output);
    }

    @Test
    void a_table_has_a_row_a_test_and_runs_no_formula() {
        String table =
                new CsvReport(Text::en)
                        .of(List.of(SampleReport.graded(), SampleReport.of("=1+1\n,\"x\"")));
        assertEquals(6, table.lines().count(), table);
        assertTrue(table.startsWith("\ufefflesson,step,test"), table);
        assertFalse(table.contains(",=1"), table);
        assertTrue(new CsvReport(Text::zh).of(List.of(SampleReport.graded())).contains("发送中文"));
    }

    private static void validate(String format, String json) {
        String name = format + ".schema.json";
        try (InputStream in = PlatformReportTest.class.getResourceAsStream(name)) {
            var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var errors =
                    registry.getSchema(schema, InputFormat.JSON).validate(json, InputFormat.JSON);
            assertEquals(List.of(), errors, format);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private static String decoded(String line) {
        return new String(Base64.getDecoder().decode(line.strip()), StandardCharsets.UTF_8);
    }

    private static int sum(JsonNode result, String field) {
        int sum = 0;
        for (JsonNode test : result.get("tests")) {
            sum += test.get(field).asInt();
        }
        return sum;
    }
}
