package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import handshake.viewer.CannotWatch;
import handshake.viewer.namespace.Namespace;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WatchedRunTest {
    @TempDir static Path root;
    private static OrdinaryUser user;

    @BeforeAll
    static void assumeNamespaces() throws IOException {
        try (var _ = Namespace.open()) {
            user =
                    new OrdinaryUser(
                            root,
                            "01-connect",
                            "03-accept-loop",
                            "06-receive-loop",
                            "07-missing-file",
                            "09-many-clients");
        } catch (CannotWatch e) {
            assumeTrue(false, e.getMessage());
        }
    }

    @Test
    void an_ordinary_user_sees_real_segments_and_the_lines_behind_them() throws Exception {
        Told told = user.lab("run", "3", "--text", "--solution");
        assertEquals("", told.err());
        assertEquals(0, told.status());
        assertEquals(2, count(told.out(), "│── SYN ─"), told.out());
        assertEquals(2, count(told.out(), "written at EchoServer.java:" + line("out.write(")));
        assertEquals(2, count(told.out(), "  read at EchoServer.java:" + line("count = in.read(")));
        assertEquals(4, count(told.out(), " FIN ACK "), told.out());
    }

    @Test
    void an_ordinary_user_loses_segments_and_the_file_arrives() throws Exception {
        Told told = user.lab("run", "6", "--loss", "5", "--solution");
        assertEquals("", told.err());
        assertEquals(0, told.status());
        assertTrue(told.out().contains("Saved [new] report.pdf, 200000 bytes"), told.out());
        assertTrue(told.out().contains("A retransmission, proven"), told.out());
    }

    @Test
    void a_slow_reader_closes_its_window() throws Exception {
        Told told = user.lab("run", "6", "--slow", "--solution");
        assertEquals(0, told.status());
        assertTrue(told.out().contains("TCP ZeroWindow"), told.out());
        assertTrue(told.out().contains("Saved [new] report.pdf, 200000 bytes"), told.out());
    }

    @Test
    void a_program_that_is_asked_for_replaces_the_usual_client() throws Exception {
        Told told = user.lab("run", "9", "SlowClient", "--text", "--solution");
        assertEquals(0, told.status(), told.err());
        assertEquals(1, count(told.out(), "│── SYN ─"), told.out());
        assertTrue(told.out().contains("read at SlowClient.java:"), told.out());
    }

    @Test
    void a_server_that_never_listens_is_told() throws Exception {
        Told told = user.lab("run", "3", "--text");
        assertEquals(1, told.status());
        assertTrue(told.out().contains("EchoServer never listened, so nobody could connect."));
    }

    @Test
    void the_segments_are_kept_and_nothing_is_overwritten() throws Exception {
        Path folder = Files.createTempDirectory("抓包");
        try {
            Path file = folder.resolve("第一次.pcapng");
            folder.toFile().setWritable(true, false);
            folder.toFile().setReadable(true, false);
            folder.toFile().setExecutable(true, false);
            Told told = user.lab("run", "3", "--capture", file.toString(), "--solution");
            assertEquals(0, told.status(), told.err());
            assertTrue(Files.size(file) > 1000);
            Told again = user.lab("run", "3", "--capture", file.toString(), "--solution");
            assertEquals(3, again.status());
            assertEquals(file + " is there already; name another file.\n", again.err());
            Files.delete(file);
        } finally {
            Files.delete(folder);
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_told() throws Exception {
        Told told = user.lab("run", "3", "--capture", "/proc/x.pcapng", "--solution");
        assertEquals(3, told.status());
        assertEquals(1, told.err().lines().count(), told.err());
        assertTrue(told.err().contains("/proc/x.pcapng"), told.err());
    }

    @Test
    void only_root_may_capture_elsewhere() throws Exception {
        Told told = user.lab("view", "--live", "7891", "--text");
        assertEquals(3, told.status());
        assertEquals(
                "Only root may capture on lo. Put sudo before the command; or let lab run a"
                        + " lesson's program, as in \"lab run 3 --view\": that needs no root.\n",
                told.err());
    }

    @Test
    void words_that_are_off() throws Exception {
        assertEquals(
                "The loss is a percentage from 0 to 100, not 200.0.\n",
                user.lab("run", "3", "--loss", "200", "--solution").err());
        assertEquals(
                "Watched can be: DownloadServer, SlowClient. \"Nobody\" is none of them.\n",
                user.lab("run", "9", "Nobody", "--text", "--solution").err());
        assertEquals(
                "A port is a number from 1 to 65535, not 0.\n",
                user.lab("view", "--live", "0").err());
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /// The number of the solution's line that holds this.
    private static int line(String part) throws IOException {
        List<String> lines =
                Files.readAllLines(
                        root.resolve("solutions/03-accept-loop/src/lesson03/EchoServer.java"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line with " + part);
    }
}
