package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchService;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The grading of a class that is killed and started again ends as if nothing had been, and leaves
/// nothing behind.
@Timeout(300)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ClassKillTest {
    private static final int LIMIT_SECONDS = 120;
    private static final int INTERRUPTED = 130;

    @TempDir private static Path temp;
    private static TreeMap<String, String> unbroken;

    private Path out;
    private Path log;

    @BeforeAll
    static void grade_unbroken() throws Exception {
        Inboxes.small(Files.createDirectory(temp.resolve("inbox")));
        Path out = temp.resolve("unbroken");
        assertEquals(0, LabProcess.run(temp.resolve("unbroken.log"), words(out)));
        unbroken = Untimed.files(out);
    }

    @BeforeEach
    void choose_folders() throws IOException {
        out = Files.createTempDirectory(temp, "out");
        Files.createDirectories(out.resolve("students"));
        log = Files.createTempFile(temp, "lab", ".log");
    }

    private static String[] words(Path out) {
        return new String[] {
            "class", "grade", temp.resolve("inbox").toString(), "--out=" + out, "--jobs=1"
        };
    }

    /// A file is written aside, under a name that ends in `.tmp`, and then renamed: killed when
    /// that one appears, the program is in the middle of writing.
    @ParameterizedTest
    @CsvSource({"1, json", "2, html", "4, html", "1, tmp", "3, tmp", "6, tmp"})
    void killed_when_a_file_appears(int count, String ending) throws Exception {
        try (var watch = out.getFileSystem().newWatchService();
                var lab = start(watch)) {
            await(watch, count, Pattern.compile(".*\\." + ending));
            lab.signalGroup("KILL");
            assertNotEquals(0, lab.await());
        }
        LabProcess.awaitNoWorkers(log);
        goesOn();
    }

    @Test
    void stopped_by_Ctrl_C_it_says_so_and_leaves_no_worker() throws Exception {
        try (var watch = out.getFileSystem().newWatchService();
                var lab = start(watch)) {
            await(watch, 2, Pattern.compile(".*\\.html"));
            lab.signalGroup("INT");
            assertEquals(INTERRUPTED, lab.await(), lab::toString);
            String said = lab.said().strip();
            assertTrue(
                    said.matches(
                            "Stopped: \\d of 6 are graded, and kept. The same command goes on"
                                    + " there."),
                    said);
            LabProcess.awaitNoWorkers(log);
            assertEquals(List.of(), LabProcess.leftovers(log));
        }
        goesOn();
    }

    private LabProcess start(WatchService watch) throws IOException {
        out.resolve("students").register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        return LabProcess.start(log, words(out));
    }

    private static void await(WatchService watch, int count, Pattern name) throws Exception {
        int seen = 0;
        while (true) {
            var key = watch.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertTrue(key != null, "nothing has been written");
            for (WatchEvent<?> event : key.pollEvents()) {
                seen += name.matcher(event.context().toString()).matches() ? 1 : 0;
                if (seen >= count) {
                    return;
                }
            }
            key.reset();
        }
    }

    private void goesOn() throws Exception {
        assertEquals(0, LabProcess.run(log, words(out)), () -> log.toString());
        assertEquals(unbroken, Untimed.files(out));
        LabProcess.awaitNoWorkers(log);
        assertEquals(List.of(), LabProcess.leftovers(log));
    }
}
