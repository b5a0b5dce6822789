package handshake.viewer.recording;

import java.io.IOException;

/// The process that plays a scene, inside a network of its own: `SceneMain ECHO`.
public final class SceneMain {
    private SceneMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var stage = new Stage()) {
            Scene.valueOf(arguments[0]).play(stage);
        }
    }
}
