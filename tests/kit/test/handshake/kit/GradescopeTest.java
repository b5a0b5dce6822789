package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import handshake.grader.Lesson;
import handshake.grader.Sources;
import handshake.release.GradescopePack;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The autograder, unpacked and run as Gradescope runs it, in a folder that stands for /autograder.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class GradescopeTest {
    private static final int EXECUTABLE = 0100;

    @TempDir private static Path temp;
    private static Path autograder;
    private static Lesson lesson;

    private Path submission;

    @BeforeAll
    static void set_up_as_Gradescope_does() throws Exception {
        for (String program : List.of("bwrap", "setpriv", "ip")) {
            assumeTrue(isInstalled(program), "setup.sh would install " + program);
        }
        lesson = Kit.course().lesson(1).orElseThrow();
        Path zip = temp.resolve("autograder.zip");
        var pack = new GradescopePack(Kit.course(), List.of(lesson), 1, "zh");
        assertEquals(20, pack.points());
        pack.write(zip, GradescopeTest::starter);
        autograder = temp.resolve("auto grader");
        unpack(zip, autograder.resolve("source"));
        String said = run(autograder.resolve("source/setup.sh"));
        assertTrue(said.contains("JDK"), said);
    }

    @BeforeEach
    void empty_the_submission() throws IOException {
        submission = autograder.resolve("submission");
        if (Files.exists(submission)) {
            try (var files = Files.walk(submission)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectory(submission);
        Files.deleteIfExists(autograder.resolve("results/results.json"));
    }

    @Test
    void a_right_submission_has_all_points() throws Exception {
        copy(lesson.solution(), submission.resolve("my lab/第 1 课"));
        assertEquals(20, score(graded()));
    }

    @Test
    void a_wrong_one_is_told_its_mistake_and_keeps_the_rest() throws Exception {
        copy(
                Kit.root().resolve("tests/kit/programs/01-connect/wrong/trailing-garbage"),
                submission);
        JsonNode results = graded();
        assertTrue(score(results) > 0 && score(results) < 20, results::toString);
        assertTrue(results.toString().contains("\"trailing-garbage\""), results::toString);
    }

    @Test
    void nothing_handed_in_is_no_points_and_says_so() throws Exception {
        JsonNode results = graded();
        assertEquals(0, score(results));
        assertFalse(results.get("output").asString().isBlank(), results::toString);
    }

    @Test
    void what_does_not_compile_is_no_points_and_names_the_line() throws Exception {
        Files.writeString(
                submission.resolve("EchoClient.java"),
                "package lesson01;\nfinal class EchoClient { int x = ; }\n");
        JsonNode results = graded();
        assertEquals(0, score(results));
        String output = results.get("output").asString();
        assertTrue(output.contains("EchoClient.java:2"), output);
    }

    private static JsonNode graded() throws Exception {
        run(autograder.resolve("source/run_autograder"));
        String json = Files.readString(autograder.resolve("results/results.json"));
        String schema =
                Files.readString(
                        Kit.root()
                                .resolve("tools/grader/test-resources/handshake/grader")
                                .resolve("gradescope.schema.json"));
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var errors = registry.getSchema(schema, InputFormat.JSON).validate(json, InputFormat.JSON);
        assertEquals(List.of(), errors, json);
        JsonNode results = JsonMapper.shared().readTree(json);
        int max = 0;
        for (JsonNode test : results.get("tests")) {
            max += test.get("max_score").asInt();
        }
        assertEquals(20, max, json);
        return results;
    }

    private static int score(JsonNode results) {
        int score = 0;
        for (JsonNode test : results.get("tests")) {
            score += test.get("score").asInt();
        }
        return score;
    }

    private static String run(Path script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
        builder.environment().put("AUTOGRADER_ROOT", autograder.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static SortedMap<String, String> starter(Lesson lesson) throws IOException {
        var files = new TreeMap<String, String>();
        for (Path file : Sources.in(lesson.folder())) {
            files.put(lesson.folder().relativize(file).toString(), Files.readString(file));
        }
        return files;
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                Path path = folder.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                Files.copy(file.getInputStream(entry), path);
                if ((entry.getUnixMode() & EXECUTABLE) != 0) {
                    assertTrue(path.toFile().setExecutable(true));
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : Sources.in(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static boolean isInstalled(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
