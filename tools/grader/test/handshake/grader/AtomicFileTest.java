package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AtomicFileTest {
    private static final int MAX_KIBIBYTES = 64;

    @TempDir private Path folder;

    @Test
    void the_content_is_written_in_UTF_8() throws IOException {
        Path file = folder.resolve("result.json");
        AtomicFile.write(file, "得分 20");
        assertEquals("得分 20", Files.readString(file, StandardCharsets.UTF_8));
    }

    @Test
    void the_folder_is_made_if_it_is_missing() throws IOException {
        Path file = folder.resolve("a/b/result.json");
        AtomicFile.write(file, "new");
        assertEquals("new", Files.readString(file));
    }

    @Test
    void an_old_file_is_replaced_and_nothing_else_is_left() throws IOException {
        Path file = Files.writeString(folder.resolve("result.json"), "old, and longer");
        AtomicFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void whoever_has_the_old_file_open_goes_on_reading_the_old_one() throws IOException {
        Path file = Files.writeString(folder.resolve("result.json"), "old");
        try (var reader = Files.newInputStream(file)) {
            AtomicFile.write(file, "new");
            assertEquals("old", new String(reader.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void others_may_read_it_as_they_may_any_new_file() throws IOException {
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
        assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"),
                "skipped: there are no permissions here");
        Path file = folder.resolve("result.json");
        AtomicFile.write(file, "new");
        assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(file));
    }

    @Test
    void half_a_character_does_not_keep_the_rest_from_being_written() throws IOException {
        Path file = folder.resolve("result.json");
        AtomicFile.write(file, "before \ud83d after");
        assertEquals("before ? after", Files.readString(file));
    }

    @Test
    void a_disk_that_is_full_leaves_the_old_file_and_no_other() throws Exception {
        Path file = Files.writeString(folder.resolve("result.json"), "old");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no shell here");
        // No file may become larger than this: to a program, writing fails in the middle of it.
        String limited = "ulimit -f " + MAX_KIBIBYTES + "; exec \"$@\"";
        Process writer =
                new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                limited,
                                "sh",
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:-UsePerfData",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TooLarge.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(TooLarge.FAILED, writer.waitFor(), said);
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    /// A program that tries to write more than there is room for.
    static final class TooLarge {
        static final int FAILED = 42;

        public static void main(String[] arguments) {
            try {
                AtomicFile.write(Path.of(arguments[0]), "x".repeat(4 * MAX_KIBIBYTES * 1024));
            } catch (IOException e) {
                System.out.println(e);
                System.exit(FAILED);
            }
        }
    }

    @Test
    void a_name_that_is_taken_by_a_folder_is_left_to_it() throws IOException {
        Path taken = folder.resolve("result.json");
        Path inside = TinyCourse.write(taken.resolve("inside"), "kept");
        assertThrows(IOException.class, () -> AtomicFile.write(taken, "new"));
        assertEquals("kept", Files.readString(inside));
        assertEquals(List.of(taken), files());
    }

    @Test
    void a_file_cannot_be_written_into_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("result.json"), "old");
        assertThrows(IOException.class, () -> AtomicFile.write(file.resolve("inside"), "new"));
        assertEquals("old", Files.readString(file));
    }

    @Test
    void a_folder_that_may_only_be_read_is_told_as_such() throws IOException {
        Path readOnly = ReadOnly.folder(folder);
        assertThrows(
                IOException.class, () -> AtomicFile.write(readOnly.resolve("result.json"), "new"));
        assertTrue(Files.notExists(readOnly.resolve("result.json")));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
