package handshake.viewer.recording;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import handshake.viewer.CannotWatch;
import handshake.viewer.namespace.Namespace;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedCapturesTest {
    private static final Path HOME = Path.of("../../lessons/11-on-the-wire/captures");
    private static final long SMALL_BYTES = 100_000;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void the_recorded_capture_shows_what_its_scene_says(Scene scene) throws IOException {
        Path capture = HOME.resolve(scene.title() + ".pcapng");
        SceneProof.check(scene, capture);
        assertTrue(Files.size(capture) < SMALL_BYTES, "the capture is large");
    }

    @ParameterizedTest
    @EnumSource
    void recorded_anew_it_shows_the_same(Scene scene) throws IOException, InterruptedException {
        assumeNamespaces();
        Path capture = folder.resolve("新抓包.pcapng");
        Recorder.record(scene, capture);
        SceneProof.check(scene, capture);
        try (var files = Files.list(folder)) {
            assertTrue(files.allMatch(capture::equals), "something else was left in the folder");
        }
    }

    private static void assumeNamespaces() throws IOException {
        try (var _ = Namespace.open()) {
            // This system has them.
        } catch (CannotWatch e) {
            assumeTrue(false, e.getMessage());
        }
    }
}
