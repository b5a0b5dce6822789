package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Lesson;
import handshake.grader.Sources;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `lab watch` in a real terminal.
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class WatchTest {
    @TempDir private Path temp;
    private Path root;
    private Path scratch;
    private Path file;
    private Lesson lesson;

    /// A course of one lesson, in a folder of its own, with the real tools.
    @BeforeEach
    void makeCourse() throws IOException {
        root = Files.createDirectory(temp.resolve("课 程"));
        scratch = Files.createDirectory(temp.resolve("scratch"));
        lesson = Kit.course().lesson(1).orElseThrow();
        for (String kind : List.of("lessons", "solutions", "tests")) {
            copy(Kit.root(), root, Path.of(kind, lesson.name()));
        }
        Files.createSymbolicLink(root.resolve("tools"), Kit.root().resolve("tools"));
        file = Sources.in(root.resolve("lessons").resolve(lesson.name())).getFirst();
    }

    @AfterEach
    void removeLink() throws IOException {
        Files.delete(root.resolve("tools"));
    }

    private static void copy(Path from, Path to, Path folder) throws IOException {
        try (var files = Files.walk(from.resolve(folder))) {
            for (Path source : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(source));
                if (!target.toString().contains("target")) {
                    Files.createDirectories(target.getParent());
                    Files.copy(source, target);
                }
            }
        }
    }

    private Tmux watch() throws IOException, InterruptedException {
        return new Tmux(
                temp,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + scratch,
                        "-Dhandshake.root=" + root,
                        "-cp",
                        Kit.root().resolve("tools/lab/target/lib") + "/*",
                        "handshake.lab.Main",
                        "--lang",
                        "en",
                        "watch",
                        "1"));
    }

    private void save(Path source) throws IOException {
        Files.writeString(file, Files.readString(source));
    }

    private Path solution() throws IOException {
        return Sources.in(lesson.solution()).getFirst();
    }

    @Test
    void grades_at_every_save() throws Exception {
        try (var terminal = watch()) {
            terminal.await("no points", it -> it.contains("0/20") && it.contains("waiting"));
            save(solution());
            String full = terminal.await("all points", it -> it.contains("20/20"));
            assertFalse(full.contains("✗"), full);
            Files.writeString(file, Files.readString(file).replace("return", "retrun"));
            terminal.await("the error's place", it -> it.contains("EchoClient.java:"));
            save(solution());
            terminal.await("all points again", it -> it.contains("20/20"));
            terminal.press("q");
            assertEquals(0, terminal.awaitEnd());
        }
        assertNothingIsLeft();
    }

    @Test
    void answers_its_keys() throws Exception {
        try (var terminal = watch()) {
            terminal.await("the first verdict", it -> it.contains("waiting for a save"));
            terminal.press("h");
            terminal.await("a hint", it -> it.contains("Hint 1"));
            terminal.press("l");
            terminal.await("the course", it -> it.contains("connect") && it.contains("/20"));
            terminal.press("Enter");
            terminal.await("a verdict", it -> it.contains("graded in") && !it.contains("Hint 1"));
            terminal.press("q");
            assertEquals(1, terminal.awaitEnd(), "points are missing");
        }
        assertNothingIsLeft();
    }

    @Test
    void ends_at_Ctrl_C_and_leaves_nothing_behind() throws Exception {
        try (var terminal = watch()) {
            terminal.await("the first verdict", it -> it.contains("waiting for a save"));
            terminal.press("C-c");
            assertEquals(130, terminal.awaitEnd());
        }
        assertNothingIsLeft();
    }

    /// Neither a worker nor a file.
    private void assertNothingIsLeft() throws IOException {
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            String command = process.info().commandLine().orElse("");
            if (command.contains(scratch.toString())) {
                process.onExit().join(); // killed, and about to go; else the time limit tells
            }
        }
        try (var files = Files.list(scratch)) {
            List<Path> left = files.toList();
            assertTrue(left.isEmpty(), left::toString);
        }
    }
}
