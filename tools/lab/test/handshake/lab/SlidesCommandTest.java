package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SlidesCommandTest {
    @TempDir private Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void the_course_is_written_as_pages_into_a_folder_with_any_name() throws IOException {
        Files.createDirectories(root.resolve("tests/01-connect"));
        write("lessons/01-connect/README.md", "# Lesson 1: Connect\n");
        write("lessons/01-connect/README.zh-CN.md", "# 第 1 课：连接\n");
        write("slides/01-connect.md", "# Why?\n");
        Path out = root.resolve("网页 1");
        Told told = Told.by(root, "slides", "--export", out.toString());
        assertEquals(0, told.status(), told::toString);
        assertTrue(Files.readString(out.resolve("slides/01-connect.html")).contains("Why?"));
        assertTrue(Files.readString(out.resolve("index.zh-CN.html")).contains("第 1 课：连接"));
    }

    @Test
    void a_lesson_without_slides_is_told() throws IOException {
        Files.createDirectories(root.resolve("tests/01-connect"));
        Told told = Told.by(root, "slides", "1");
        assertEquals(3, told.status());
        assertEquals("Lesson 1 has no slides: slides/01-connect.md is missing.\n", told.err());
    }

    @Test
    void what_is_no_port_is_told() throws IOException {
        Files.createDirectories(root.resolve("tests/01-connect"));
        Told told = Told.by(root, "slides", "--port", "70000", "--no-browser");
        assertEquals(2, told.status());
        assertEquals("70000 is no port: ports go from 0 to 65535.\n", told.err());
    }
}
