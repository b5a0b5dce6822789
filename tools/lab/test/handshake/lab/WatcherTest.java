package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.List;

/// What editors do to files happens here between two looks of the watcher, one thing a pause.
@Timeout(30)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class WatcherTest {
    private static final int MANY = 10_000;

    @TempDir private Path folder;
    private final ArrayDeque<Watcher.Pause> pauses = new ArrayDeque<>();
    private int looks;
    private Path file;
    private Watcher watcher;

    @BeforeEach
    void watch_a_file() throws IOException {
        file = Files.writeString(folder.resolve("EchoClient.java"), "class EchoClient {}");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        watcher =
                new Watcher(
                        folder,
                        () -> {
                            if (++looks > MANY) {
                                throw new IOException("it looks for ever");
                            }
                            if (!pauses.isEmpty()) {
                                pauses.removeFirst().run();
                            }
                        });
    }

    @Test
    void nothing_has_changed_where_nothing_was_saved() throws Exception {
        assertFalse(watcher.hasChanged());
        assertFalse(watcher.hasChanged());
    }

    @Test
    void a_save_is_noticed_once() throws Exception {
        during(() -> Files.writeString(file, "class EchoClient { int port; }"));
        assertTrue(watcher.hasChanged());
        assertFalse(watcher.hasChanged());
    }

    @Test
    void a_save_of_as_many_bytes_is_noticed_by_its_time() throws Exception {
        during(() -> Files.setLastModifiedTime(file, FileTime.fromMillis(2_000_000)));
        assertTrue(watcher.hasChanged());
    }

    @Test
    void a_save_between_two_questions_is_noticed() throws Exception {
        assertFalse(watcher.hasChanged());
        Files.writeString(file, "class EchoClient { int port; }");
        assertTrue(watcher.hasChanged());
    }

    @Test
    void an_empty_half_written_file_is_waited_for() throws Exception {
        during(
                () -> Files.writeString(file, ""),
                () -> {},
                () -> {},
                () -> Files.writeString(file, "class EchoClient { int port; }"));
        assertTrue(watcher.hasChanged());
        assertEquals(List.of(), List.copyOf(pauses), "it looked until the file was written");
        assertEquals("class EchoClient { int port; }", Files.readString(file));
    }

    @Test
    void a_file_that_stays_empty_is_not_waited_for_for_ever() throws Exception {
        during(() -> Files.writeString(file, ""));
        assertTrue(watcher.hasChanged());
        assertTrue(looks < 200, "keys are not answered meanwhile: " + looks + " looks");
        assertFalse(watcher.hasChanged());
    }

    @Test
    void neither_are_files_that_are_all_gone() throws Exception {
        during(() -> Files.delete(file));
        assertTrue(watcher.hasChanged());
        assertTrue(looks < 200, "keys are not answered meanwhile: " + looks + " looks");
    }

    @Test
    void a_file_that_grows_is_waited_for() throws Exception {
        during(
                () -> Files.writeString(file, "class Echo"),
                () -> Files.writeString(file, "class EchoClient { int"),
                () -> Files.writeString(file, "class EchoClient { int port; }"));
        assertTrue(watcher.hasChanged());
        assertEquals(List.of(), List.copyOf(pauses), "it looked until the file was at rest");
    }

    @Test
    void a_file_saved_by_renaming_is_noticed_once() throws Exception {
        Path aside = folder.resolve("EchoClient.java~");
        during(
                () -> Files.writeString(aside, "class EchoClient { int port; }"),
                () -> Files.move(file, folder.resolve("EchoClient.java.bak")),
                () -> {},
                () -> Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE));
        assertFalse(watcher.hasChanged());
        assertTrue(watcher.hasChanged());
        assertTrue(Files.exists(file), "it waited until the file was there again");
        assertFalse(watcher.hasChanged());
    }

    @Test
    void an_editors_own_files_are_passed_over() throws Exception {
        during(() -> Files.writeString(folder.resolve(".EchoClient.java.swp"), "vim"));
        assertFalse(watcher.hasChanged());
    }

    @Test
    void a_new_file_and_one_that_is_gone_are_noticed() throws Exception {
        Path helper = folder.resolve("Helper.java");
        during(() -> Files.writeString(helper, "class Helper {}"));
        assertTrue(watcher.hasChanged());
        Files.delete(helper);
        assertTrue(watcher.hasChanged());
    }

    @Test
    void asking_takes_one_look_as_long_as_nothing_happens() throws Exception {
        watcher.hasChanged();
        assertEquals(1, looks);
    }

    private void during(Watcher.Pause... happenings) {
        pauses.addAll(List.of(happenings));
    }
}
