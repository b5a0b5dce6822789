package handshake.lab;

import handshake.grader.Compilation;
import handshake.grader.Compiler;
import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The compiled downloader, which the benches measure.
final class Solution10 {
    private static final int LESSON = 10;

    private Solution10() {}

    /// Compiles it.
    ///
    /// @param folder where to
    /// @return the folder of its classes
    /// @throws Cannot if it does not compile
    static Path compile(Lab lab, Path folder) throws IOException {
        Lesson lesson = lab.lesson(LESSON);
        if (!lesson.hasSolution()) {
            throw Cannot.noSolutions();
        }
        try (var compiler = new Compiler(List.of(), Lab.state().resolve("cache"))) {
            return switch (compiler.compileAlone(lesson, lesson.solution(), folder)) {
                case Compilation.Done done -> done.classPath().getFirst();
                case Compilation.Failed failed ->
                        throw new Cannot(
                                "Solution 10 does not compile: " + failed.problems().getFirst(),
                                "第 10 课的参考答案无法编译：" + failed.problems().getFirst());
            };
        }
    }
}
