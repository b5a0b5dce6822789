package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What stands in tools/platforms can be read by what runs it, and speaks to `lab` in its words.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PlatformsTest {
    private static final Path PLATFORMS = Path.of("../platforms").toAbsolutePath().normalize();

    /// By its commit, which nobody can move, with its version beside it for people.
    private static final Pattern PINNED =
            Pattern.compile("uses: actions/[a-z-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+\n");

    private static final Pattern LAB = Pattern.compile("(?m)\\./lab ([^\\n#;|&]+)");

    @ParameterizedTest
    @ValueSource(strings = {"student.yml", "class.yml"})
    void a_workflow_is_one_that_GitHub_takes(String name) throws IOException {
        String text = Files.readString(PLATFORMS.resolve("github").resolve(name));
        JsonNode workflow = new YAMLMapper().readTree(text);
        for (String key : List.of("name", "on", "permissions", "jobs")) {
            assertTrue(workflow.has(key), key);
        }
        assertEquals("read", workflow.at("/permissions/contents").asString());
        for (JsonNode job : workflow.get("jobs")) {
            assertEquals("ubuntu-24.04", job.get("runs-on").asString());
            assertTrue(job.get("timeout-minutes").asInt() > 0);
            assertTrue(job.get("steps").size() > 2);
            job.get("steps").forEach(PlatformsTest::checkStep);
        }
        checkKeys(workflow);
        assertTrue(commands(text) > 0);
        assertEquals(PINNED.matcher(text).results().count(), text.split("uses:").length - 1);
    }

    /// GitHub runs nothing of a workflow in which a key is misspelt; these are those we use.
    private static void checkKeys(JsonNode workflow) {
        assertKnown(workflow, "name on permissions concurrency env jobs");
        for (JsonNode job : workflow.get("jobs")) {
            assertKnown(job, "needs runs-on timeout-minutes strategy steps");
            job.get("steps").forEach(step -> assertKnown(step, "name uses with run"));
        }
    }

    private static void assertKnown(JsonNode node, String keys) {
        assertTrue(List.of(keys.split(" ")).containsAll(node.propertyNames()), node::toString);
    }

    private static void checkStep(JsonNode step) {
        assertTrue(step.has("uses") ^ step.has("run"), step::toString);
        if (step.has("uses")) {
            assertTrue(step.get("uses").asString().matches("actions/[a-z-]+@[0-9a-f]{40}"));
        }
    }

    @Test
    void all_parts_that_are_graded_are_put_together() throws IOException {
        String text = Files.readString(PLATFORMS.resolve("github/class.yml"));
        JsonNode jobs = new YAMLMapper().readTree(text).get("jobs");
        JsonNode shards = jobs.at("/shard/strategy/matrix/shard");
        assertTrue(text.contains("/%d\"".formatted(shards.size())), "--shard I/N");
        for (JsonNode shard : shards) {
            assertTrue(text.contains(" part-" + shard.asInt()), shard.toString());
        }
        assertEquals("shard", jobs.at("/merge/needs").asString());
    }

    @Test
    void the_image_grades_as_an_ordinary_user_with_what_isolation_needs() throws IOException {
        String text = Files.readString(PLATFORMS.resolve("docker/Dockerfile"));
        List<String> instructions =
                text.replace("\\\n", " ").lines().filter(it -> it.matches("[A-Z]+ .*")).toList();
        assertTrue(instructions.getFirst().startsWith("FROM eclipse-temurin:25"));
        assertTrue(instructions.stream().anyMatch(it -> it.matches("FROM debian:\\d+-slim")));
        assertTrue(text.contains("bubblewrap") && text.contains("util-linux"), text);
        assertTrue(text.indexOf("\nUSER ") < text.indexOf("\nENTRYPOINT "), "the last user");
        String ignored = Files.readString(PLATFORMS.resolve("docker/Dockerfile.dockerignore"));
        assertTrue(ignored.lines().toList().containsAll(List.of(".git", ".lab", "inbox")));
        String words = instructions.getLast().replaceAll("[^A-Za-z/-]+", " ").strip();
        Main.commandLine().parseArgs(words.substring("CMD ".length()).split(" "));
        assertEquals(1, commands(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup.sh", "run_autograder"})
    void a_script_is_one_for_the_shell(String name) throws Exception {
        Path script = PLATFORMS.resolve("gradescope").resolve(name);
        Process shell =
                new ProcessBuilder("sh", "-n", script.toString()).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), said);
        assertTrue(Files.isExecutable(script), name);
    }

    /// Counts the commands, each of which `lab` understands.
    private static int commands(String text) {
        int count = 0;
        for (var it : LAB.matcher(text).results().toList()) {
            String words = it.group(1).replaceAll("\\$\\{\\{[^}]*}}|\\$LESSONS", "1");
            try {
                Main.commandLine().parseArgs(words.replace("\"", "").strip().split(" +"));
            } catch (CommandLine.ParameterException e) {
                throw new AssertionError(it.group() + ": " + e.getMessage());
            }
            count++;
        }
        return count;
    }
}
