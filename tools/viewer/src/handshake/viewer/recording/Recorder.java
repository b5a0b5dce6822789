package handshake.viewer.recording;

import handshake.viewer.CannotWatch;
import handshake.viewer.live.Capture;
import handshake.viewer.live.JavaCommand;
import handshake.viewer.namespace.Namespace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;

/// Records a scene: plays it in a network of its own, and captures it there.
public final class Recorder {
    private static final int LOOK_AGAIN_MILLIS = 20;

    private Recorder() {}

    /// Records a scene as pcapng. A file that was there is replaced once the new one is complete.
    ///
    /// @param file where to; its folder must be there
    /// @throws CannotWatch if this system does not let us, or the scene fails; says why
    public static void record(Scene scene, Path file) throws IOException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (var namespace = Namespace.open();
                var capture = Capture.start("", "tcp", part, namespace::enter)) {
            var words = new ArrayList<>(JavaCommand.of(SceneMain.class));
            words.add(scene.name());
            int status =
                    new ProcessBuilder(namespace.enter(words))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new CannotWatch(
                        "The scene %s could not be played.".formatted(scene.title()),
                        "场景 %s 无法进行。".formatted(scene.title()));
            }
            while (!namespace.isQuiet()) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
            capture.stop();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
