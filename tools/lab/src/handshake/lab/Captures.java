package handshake.lab;

import handshake.viewer.recording.Scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The captures that come with the course.
final class Captures {
    private Captures() {}

    /// Where they are: the folder `captures` of the lesson that has one.
    ///
    /// @throws Cannot if no lesson has one
    static Path folder(Path root) throws IOException {
        try (var lessons = Files.list(root.resolve("lessons"))) {
            return lessons.map(lesson -> lesson.resolve("captures"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() ->
                            new Cannot(
                                    "No lesson has a folder captures; say where to with --out.",
                                    "没有哪一课有 captures 文件夹；请用 --out 指定位置。"));
        }
    }

    /// The scenes of these titles; all if there are none.
    ///
    /// @throws Wrong if there is no such scene
    static List<Scene> scenes(List<String> titles) {
        return titles.isEmpty()
                ? List.of(Scene.values())
                : titles.stream().map(Captures::scene).toList();
    }

    private static Scene scene(String title) {
        List<String> titles = Arrays.stream(Scene.values()).map(Scene::title).toList();
        int index = titles.indexOf(title);
        if (index < 0) {
            String all = String.join(", ", titles);
            throw new Wrong(
                    "There is no scene %s. The scenes are %s.".formatted(title, all),
                    "没有场景 %s。现有场景：%s。".formatted(title, all));
        }
        return Scene.values()[index];
    }
}
