package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ScratchHomeTest {
    @TempDir private Path temp;

    @Test
    void what_a_killed_program_has_left_is_deleted() throws IOException {
        Path left = home("lab123");
        Files.writeString(Files.createDirectory(left.resolve("1")).resolve("file"), "x");
        assertEquals(1, ScratchHome.sweep(temp));
        assertFalse(Files.exists(left));
    }

    @Test
    void what_is_nobodys_scratch_is_let_alone() throws IOException {
        Path other = Files.createDirectory(temp.resolve("lab456"));
        Path named = home("laboratory");
        assertEquals(0, ScratchHome.sweep(temp));
        assertTrue(Files.exists(other) && Files.exists(named));
    }

    @Test
    void a_folder_in_use_is_let_alone() throws IOException {
        try (var scratch = new Scratch()) {
            Path home = scratch.folder().getParent();
            ScratchHome.sweep(home.getParent());
            assertTrue(Files.exists(scratch.folder()));
            assertFalse(Files.exists(home.resolve("no such file")));
        }
    }

    private Path home(String name) throws IOException {
        Path home = Files.createDirectory(temp.resolve(name));
        Files.createFile(home.resolve("lock"));
        return home;
    }
}
