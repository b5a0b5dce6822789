package handshake.viewer.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import handshake.viewer.CannotWatch;
import handshake.viewer.live.Capture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamespaceTest {
    private static final int MOST_SECONDS = 10;

    @TempDir Path folder;
    private Namespace namespace;

    @BeforeEach
    void open() throws IOException {
        try {
            namespace = Namespace.open();
        } catch (CannotWatch e) {
            assumeTrue(false, e.getMessage());
        }
    }

    @AfterEach
    void close() {
        if (namespace != null) {
            namespace.close();
        }
    }

    @Test
    void nothing_that_runs_in_it_survives_it() throws Exception {
        // The shell is killed as well as what it has started.
        Process process = start("sh", "-c", "sleep 1000 & echo $!; wait");
        long child = Long.parseLong(process.inputReader().readLine());
        namespace.close();
        assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS));
        var handle = ProcessHandle.of(child);
        if (handle.isPresent()) {
            handle.get().onExit().get(MOST_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void it_has_nothing_but_a_loopback_of_Ethernets_size() throws Exception {
        String links = output("ip", "-o", "link");
        assertEquals(1, links.lines().filter(it -> it.contains("state UNKNOWN")).count(), links);
        assertTrue(links.contains(" lo: "), links);
        assertTrue(links.contains("mtu 1500"), links);
    }

    @Test
    void it_is_quiet_while_nobody_speaks() throws Exception {
        assertTrue(namespace.isQuiet());
        assertEquals(List.of(), namespace.connections());
    }

    @Test
    void a_commands_exit_status_is_its_own() throws Exception {
        assertEquals(7, start("sh", "-c", "exit 7").waitFor());
    }

    @Test
    void a_device_that_is_not_there_is_told() {
        Path file = folder.resolve("none.pcapng");
        var cannot =
                assertThrows(
                        CannotWatch.class,
                        () -> Capture.start("eth7", "", file, namespace::enter).close());
        assertTrue(
                cannot.note().en().startsWith("There is no device eth7. The devices are: lo"),
                cannot.note().en());
        assertTrue(cannot.note().zh().startsWith("没有设备 eth7。"), cannot.note().zh());
    }

    @Test
    void a_capture_that_cannot_be_written_is_told() {
        Path file = folder.resolve("no/such/folder.pcapng");
        var cannot =
                assertThrows(
                        CannotWatch.class,
                        () -> Capture.start("", "", file, namespace::enter).close());
        assertFalse(cannot.note().en().isBlank());
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(namespace.enter(List.of(command))).start();
    }

    private String output(String... command) throws IOException {
        return new String(start(command).getInputStream().readAllBytes());
    }
}
