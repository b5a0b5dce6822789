package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class WorkerSetupTest {
    @TempDir private Path target;
    private WorkerSetup setup;
    private Path jar;
    private Path archive;

    @BeforeEach
    void make_libraries() throws IOException {
        Path libraries = Files.createDirectory(target.resolve("lib"));
        jar = TinyCourse.write(libraries.resolve("worker.jar"), "");
        TinyCourse.write(libraries.resolve("notes.txt"), "");
        archive = target.resolve("worker.jsa");
        setup = new WorkerSetup(libraries, Isolation.NONE);
    }

    @Test
    void the_class_path_is_the_jars_of_a_folder() throws IOException {
        assertEquals(List.of(jar), setup.classPath());
        List<String> command = command();
        assertEquals(jar.toString(), command.get(command.indexOf("-cp") + 1));
    }

    @Test
    void an_archive_younger_than_every_jar_is_used() throws IOException {
        TinyCourse.write(archive, "");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1000));
        Files.setLastModifiedTime(archive, FileTime.fromMillis(2000));
        assertTrue(command().contains("-XX:SharedArchiveFile=" + archive));
    }

    @Test
    void an_archive_older_than_a_jar_is_not() throws IOException {
        // The JVM does not look: it would run the classes as they were when the archive was made.
        TinyCourse.write(archive, "");
        Files.setLastModifiedTime(archive, FileTime.fromMillis(1000));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(2000));
        assertFalse(command().toString().contains("AOTCache"));
    }

    @Test
    void without_an_archive_a_worker_starts_all_the_same() throws IOException {
        assertFalse(command().toString().contains("AOTCache"));
    }

    @Test
    void a_warm_worker_is_told_so() throws IOException {
        assertEquals("/socket", command().getLast());
        assertEquals("warm", setup.command(Path.of("/socket"), sandbox(), true).getLast());
    }

    private List<String> command() throws IOException {
        return setup.command(Path.of("/socket"), sandbox(), false);
    }

    private Sandbox sandbox() {
        return new Sandbox(target, target, List.of(), false);
    }
}
