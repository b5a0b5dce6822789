package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Where nothing keeps code apart and the grader is root, as in a platform's container.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class UnprivilegedTest {
    @Test
    void code_is_nobodys_and_cannot_write_what_is_the_graders(@TempDir Path results)
            throws Exception {
        assumeTrue(
                Sandbox.isRoot() && ProcessLimits.isInstalled("setpriv"),
                "only root can be another");
        Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rwx------"));
        try (var scratch = new Scratch()) {
            var sandbox = Sandbox.in(scratch.folder(), List.of());
            assertEquals("65534", said("id -u", sandbox));
            assertEquals("yes", said("touch ok && echo yes", sandbox));
            String forged = "touch " + results + "/results.json 2>&1 || echo no";
            assertEquals("no", said(forged, sandbox).lines().toList().getLast());
        }
        assertEquals(0, results.toFile().list().length);
    }

    @Test
    void root_of_a_user_namespace_may_be_the_only_user_there_is() {
        assertTrue(Sandbox.hasNobody(List.of("         0          0 4294967295")));
        assertTrue(Sandbox.hasNobody(List.of("0 1000 1", "1 100000 65536")));
        assertFalse(Sandbox.hasNobody(List.of("         0       1000          1")));
    }

    private static String said(String script, Sandbox sandbox)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(Isolation.NONE.wrap(List.of("sh", "-c", script), sandbox))
                        .directory(sandbox.work().toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }
}
