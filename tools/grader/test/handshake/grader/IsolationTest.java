package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class IsolationTest {
    @TempDir private Path temp;

    @Test
    void without_isolation_a_command_is_run_as_it_is() {
        assertEquals(
                List.of("java", "-version"),
                Isolation.NONE.wrap(
                        List.of("java", "-version"), new Sandbox(temp, temp, List.of(), false)));
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
    class In_bubblewrap extends InASandbox {
        In_bubblewrap() {
            super(Isolation.BUBBLEWRAP);
        }
    }

    @Nested
    class In_namespaces_of_unshares extends InASandbox {
        In_namespaces_of_unshares() {
            super(Isolation.UNSHARE);
        }
    }

    abstract class InASandbox {
        private final Isolation isolation;
        private Path work;
        private Sandbox sandbox;
        private Scratch scratch;

        InASandbox(Isolation isolation) {
            this.isolation = isolation;
        }

        @BeforeEach
        void make_a_sandbox() throws IOException {
            scratch = new Scratch();
            sandbox = Sandbox.in(scratch.folder(), List.of());
            work = sandbox.work();
            assumeTrue(
                    isolation.works(sandbox),
                    "skipped: " + isolation + " is not here, or may not be used");
        }

        @AfterEach
        void delete_it() {
            scratch.close();
        }

        @Test
        void a_command_starts_in_its_work_folder() throws Exception {
            assertEquals(work.toRealPath().toString(), said("pwd"));
        }

        @Test
        void it_may_write_there() throws Exception {
            assertEquals("mine", said("echo mine > file; cat file"));
        }

        @Test
        void nothing_of_what_it_writes_is_left() throws Exception {
            said("echo mine > file; mkdir -m 000 closed");
            try (var left = Files.list(work)) {
                assertEquals(List.of(), left.toList());
            }
        }

        @Test
        void it_cannot_fill_the_disk() throws Exception {
            String denied = said("for i in 1 2 3; do head -c 300m /dev/zero > file$i; done");
            assertTrue(denied.contains("No space left"), denied);
        }

        @Test
        void it_may_write_nowhere_else() throws Exception {
            for (String folder : List.of("/", "/tmp", "/dev", "/usr", "/etc", "..")) {
                String denied = said("echo mine > " + folder + "/file");
                assertTrue(
                        denied.contains("Read-only file system")
                                || denied.contains("Permission denied"),
                        folder + ": " + denied);
            }
        }

        @Test
        void it_cannot_make_what_is_read_only_writable_again() throws Exception {
            String denied = said("mount -o remount,bind,rw /usr 2>&1; touch /usr/file");
            assertTrue(denied.contains("touch: "), denied);
        }

        @Test
        void it_does_not_see_what_is_none_of_its_business() throws Exception {
            Path other = Files.writeString(temp.resolve("other"), "theirs");
            for (Path hidden :
                    List.of(other, Path.of("").toAbsolutePath(), Path.of("/etc/shadow"))) {
                String denied = said("cat '" + hidden + "'");
                assertTrue(denied.contains("No such file"), denied);
            }
        }

        @Test
        void it_sees_what_it_is_shown() throws Exception {
            Path shown = Files.writeString(temp.resolve("shown 给"), "seen");
            Files.setPosixFilePermissions(shown, PosixFilePermissions.fromString("rw-r--r--"));
            sandbox = Sandbox.in(scratch.folder(), List.of(shown));
            assertEquals("seen", said("cat '" + shown + "'"));
            String denied = said("echo mine > '" + shown + "'");
            assertFalse(denied.isEmpty());
            assertEquals("seen", Files.readString(shown));
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
        void its_limits_are_set() throws Exception {
            assumeTrue(ProcessLimits.isInstalled("prlimit"), "skipped: no prlimit here");
            String limits = said("cat /proc/self/limits").replaceAll(" +", " ");
            for (String limit :
                    List.of(
                            "Max file size " + ProcessLimits.FILE_BYTES,
                            "Max data size " + ProcessLimits.DATA_BYTES,
                            "Max processes " + ProcessLimits.PROCESSES_AND_THREADS,
                            "Max open files " + ProcessLimits.OPEN_FILES,
                            "Max core file size 0")) {
                assertTrue(limits.contains(limit), limits);
            }
        }

        @Test
        void it_has_no_privileges() throws Exception {
            String status = said("grep -E '^(CapEff|CapPrm|CapBnd)' /proc/self/status");
            assertTrue(status.lines().allMatch(it -> it.endsWith("\t0000000000000000")), status);
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
            return new ProcessBuilder(isolation.wrap(shell, sandbox))
                    .redirectErrorStream(true)
                    .start();
        }
    }
}
