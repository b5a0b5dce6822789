package handshake.viewer.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BrowserTest {
    @TempDir private Path folder;

    @Test
    void each_system_opens_addresses_in_its_own_way() throws Exception {
        var opener = Files.createFile(folder.resolve("xdg-open")).toFile();
        assertEquals(true, opener.setExecutable(true));
        var desktop = Map.of("DISPLAY", ":0", "PATH", folder.toString());
        assertEquals(List.of("xdg-open"), Browser.command(desktop, "Linux"));
        assertEquals(List.of("open"), Browser.command(Map.of(), "Mac OS X"));
        assertEquals("rundll32", Browser.command(Map.of(), "Windows 11").getFirst());
    }

    @Test
    void nothing_is_opened_where_nobody_looks() {
        assertEquals(List.of(), Browser.command(Map.of("PATH", "/usr/bin"), "Linux"));
        assertEquals(List.of(), Browser.command(Map.of("CI", "true"), "Mac OS X"));
        assertEquals(List.of(), Browser.command(Map.of("NO_BROWSER", ""), "Windows 11"));
    }
}
