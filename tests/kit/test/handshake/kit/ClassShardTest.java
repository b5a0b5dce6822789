package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A class that is graded in parts, by processes that know nothing of each other, ends as if graded
/// at once; parts that do not belong together are refused.
@Timeout(300)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ClassShardTest {
    private static final int CANNOT = 3;
    private static final Path PLATFORMS = Kit.root().resolve("tools/platforms");

    @TempDir private Path temp;
    private Path log;

    @BeforeEach
    void hand_in() throws IOException {
        log = temp.resolve("log");
        Inboxes.small(Files.createDirectory(temp.resolve("inbox")));
    }

    @Test
    void parts_put_together_are_the_whole() throws Exception {
        grade("whole");
        grade("part-1", "--shard", "1/3");
        grade("part-3", "--shard", "3/3");
        assertEquals(CANNOT, merge("merged", "part-1", "part-3"));
        assertSaid("Part 2 of 3 is missing");
        grade("part-2", "--shard", "2/3");
        assertEquals(CANNOT, merge("merged", "part-1", "part-2", "part-2", "part-3"));
        assertSaid("are both part 2");
        grade("other", "--shard", "2/3", "--seed", "7");
        assertEquals(CANNOT, merge("merged", "part-1", "other", "part-3"));
        assertSaid("has a seed other than that of");
        assertEquals(CANNOT, merge("merged", "whole"));
        assertSaid("is no part that has been graded to its end");
        assertEquals(0, merge("merged", "part-3", "part-1", "part-2"), this::said);
        assertEquals(Untimed.files(temp.resolve("whole")), Untimed.files(temp.resolve("merged")));
    }

    @Test
    void the_slurm_script_grades_a_part_a_task() throws Exception {
        grade("whole");
        for (int task = 1; task <= 2; task++) {
            var builder =
                    new ProcessBuilder("bash", PLATFORMS.resolve("slurm-array.sh").toString());
            builder.environment().put("SLURM_ARRAY_TASK_ID", "" + task);
            builder.environment().put("SLURM_ARRAY_TASK_COUNT", "2");
            builder.environment().put("LAB", labScript().toString());
            builder.environment().put("INBOX", temp.resolve("inbox").toString());
            builder.environment().put("PARTS", temp.resolve("parts").toString());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            assertEquals(0, builder.start().waitFor(), this::said);
        }
        assertEquals(0, merge("merged", "parts/part-1", "parts/part-2"), this::said);
        assertEquals(Untimed.files(temp.resolve("whole")), Untimed.files(temp.resolve("merged")));
    }

    /// The manifest's own script, run as a pod would: its index counts from 0.
    @Test
    void the_kubernetes_job_grades_a_part_a_pod() throws Exception {
        grade("whole");
        labScript();
        String manifest = Files.readString(PLATFORMS.resolve("kubernetes-indexed-job.yaml"));
        Matcher numbers =
                Pattern.compile("completions: (\\d+)\n(?s).*name: SHARDS\\s+value: \"(\\d+)\"")
                        .matcher(manifest);
        assertTrue(numbers.find());
        assertEquals(numbers.group(1), numbers.group(2), "as many pods as parts");
        assertTrue(manifest.contains("completionMode: Indexed"));
        Matcher script = Pattern.compile("- \\|\n((?: {14}.*\n)+)").matcher(manifest);
        assertTrue(script.find());
        for (int index = 0; index < 2; index++) {
            var builder =
                    new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            script.group(1).stripIndent().replace("/class/", temp + "/"));
            builder.directory(temp.toFile());
            builder.environment().put("JOB_COMPLETION_INDEX", "" + index);
            builder.environment().put("SHARDS", "2");
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            assertEquals(0, builder.start().waitFor(), this::said);
        }
        assertEquals(0, merge("merged", "parts/part-2", "parts/part-1"), this::said);
        assertEquals(Untimed.files(temp.resolve("whole")), Untimed.files(temp.resolve("merged")));
    }

    /// `lab` of the jars under test: the script itself would look whether it has to build them.
    private Path labScript() throws IOException {
        Path script = temp.resolve("lab");
        Files.writeString(
                script,
                """
                #!/bin/sh
                exec "%s/bin/java" -Dhandshake.root="%s" -cp "%s/tools/lab/target/lib/*" \\
                    handshake.lab.Main --lang en "$@"
                """
                        .formatted(System.getProperty("java.home"), Kit.root(), Kit.root()));
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    private void grade(String out, String... more) throws Exception {
        var words = new String[4 + more.length];
        words[0] = "class";
        words[1] = "grade";
        words[2] = temp.resolve("inbox").toString();
        words[3] = "--out=" + temp.resolve(out);
        System.arraycopy(more, 0, words, 4, more.length);
        assertEquals(0, LabProcess.run(log, words), this::said);
    }

    private int merge(String out, String... parts) throws Exception {
        var words = new String[3 + parts.length];
        words[0] = "class";
        words[1] = "merge";
        words[2] = temp.resolve(out).toString();
        for (int i = 0; i < parts.length; i++) {
            words[3 + i] = temp.resolve(parts[i]).toString();
        }
        return LabProcess.run(log, words);
    }

    private void assertSaid(String sentence) {
        assertTrue(said().contains(sentence), this::said);
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
