package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.bench.Soak;
import handshake.grader.Compilation;
import handshake.grader.Compiler;
import handshake.grader.Lesson;
import handshake.grader.Scratch;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The short form of `lab bench soak`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SoakTest {
    private static final int CLIENTS = 1000;
    private static final long SEED = 1;

    @Test
    @Timeout(180)
    void a_thousand_clients_over_a_bad_network_get_their_files_and_leave_nothing()
            throws Exception {
        Lesson lesson = Kit.course().lesson(10).orElseThrow();
        try (var scratch = new Scratch();
                var compiler = new Compiler(List.of(), scratch.folder().resolve("cache"))) {
            Path classes =
                    switch (compiler.compileAlone(lesson, lesson.solution(), scratch.folder())) {
                        case Compilation.Done done -> done.classPath().getFirst();
                        case Compilation.Failed failed ->
                                throw new AssertionError(failed.problems().toString());
                    };
            Path folder = Files.createDirectory(scratch.folder().resolve("soak"));
            Soak.Result result = new Soak(folder, classes).round(CLIENTS, SEED);
            assertTrue(result.isClean(), result::toString);
            assertTrue(result.faults() > CLIENTS / 10, () -> "too few faults: " + result);
        }
    }
}
