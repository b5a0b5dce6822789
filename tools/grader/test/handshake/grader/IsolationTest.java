package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class IsolationTest {
    @TempDir private Path temp;

    @Test
    void without_isolation_a_command_is_run_as_it_is() {
        assertEquals(
                List.of("java", "-version"),
                Isolation.NONE.wrap(List.of("java", "-version"), temp));
    }

    @Test
    void a_worker_sees_nothing_of_the_environment_but_what_it_needs() {
        var names = WorkerSetup.environment().keySet();
        assertTrue(names.containsAll(List.of("LANG", "LC_ALL", "PATH")), names::toString);
        assertTrue(
                List.of("LANG", "LC_ALL", "PATH", "SystemRoot", "TEMP", "TMP").containsAll(names),
                names::toString);
    }

    @Nested
    class In_bubblewrap {
        private Path scratch;

        @BeforeEach
        void make_a_scratch_folder() throws IOException {
            assumeTrue(
                    Isolation.detect() == Isolation.BUBBLEWRAP,
                    "skipped: bubblewrap is not here, or may not be used");
            scratch = Files.createDirectory(temp.resolve("scratch"));
        }

        @Test
        void a_command_starts_in_its_scratch_folder() throws Exception {
            assertEquals(scratch.toRealPath().toString(), said("pwd"));
        }

        @Test
        void it_may_write_there() throws Exception {
            assertEquals("", said("echo mine > file"));
            assertEquals("mine\n", Files.readString(scratch.resolve("file")));
        }

        @Test
        void it_may_read_but_not_write_elsewhere() throws Exception {
            Path other = Files.writeString(temp.resolve("other"), "theirs");
            assertEquals("theirs", said("cat '" + other + "'"));
            String denied = said("echo mine > '" + other + "'; rm -f '" + other + "'");
            assertTrue(denied.contains("Read-only file system"), denied);
            assertEquals("theirs", Files.readString(other));
        }

        @Test
        void it_has_a_network_of_its_own_with_nothing_but_loopback() throws Exception {
            assertNotEquals(
                    Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString(),
                    said("readlink /proc/self/ns/net"));
            String devices = said("tail -n +3 /proc/net/dev");
            assertEquals(1, devices.lines().count(), devices);
            assertTrue(devices.strip().startsWith("lo:"), devices);
        }

        @Test
        void it_sees_no_process_but_its_own() throws Exception {
            long processes = Long.parseLong(said("ls -d /proc/[0-9]* | wc -l").strip());
            assertTrue(processes <= 5, processes + " processes");
            assertFalse(said("cat /proc/[0-9]*/cmdline").contains("surefire"));
        }

        @Test
        void it_is_gone_with_all_it_started_when_it_is_killed() throws Exception {
            Process process = start("sleep 600 & setsid sleep 600 & echo started; wait");
            try (InputStream out = process.getInputStream()) {
                assertEquals("started\n", new String(out.readNBytes(8), StandardCharsets.UTF_8));
                List<ProcessHandle> all = process.descendants().toList();
                assertTrue(all.size() >= 3, all::toString);
                process.destroyForcibly();
                try {
                    for (ProcessHandle one : all) {
                        one.onExit().get(10, TimeUnit.SECONDS);
                    }
                } finally {
                    all.forEach(ProcessHandle::destroyForcibly);
                }
            }
        }

        private String said(String command) throws IOException, InterruptedException {
            Process process = start(command);
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.stripTrailing();
        }

        private Process start(String command) throws IOException {
            List<String> shell = List.of("sh", "-c", command);
            return new ProcessBuilder(Isolation.BUBBLEWRAP.wrap(shell, scratch))
                    .redirectErrorStream(true)
                    .start();
        }
    }
}
