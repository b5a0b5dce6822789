package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What was handed in, laid out as JPlag compares it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ClassCollectTest {
    private static final String CODE = "package lesson01;\nfinal class EchoClient {}\n";

    @TempDir private Path temp;
    private final String rootBefore = System.getProperty("handshake.root");
    private Path inbox;
    private Path out;

    @BeforeEach
    void hand_in() throws IOException {
        Path root = temp.resolve("course");
        System.setProperty("handshake.root", root.toString());
        new GitCourse(root);
        Files.createDirectories(root.resolve("tests/01-connect"));
        inbox = temp.resolve("收件 箱");
        out = temp.resolve("整理 好");
        write("张三/lessons/01-connect/src/lesson01/EchoClient.java", CODE);
        write("张三/lessons/01-connect/src/lesson01/Helper.java", CODE);
        write("张三/lessons/02-listen/src/lesson02/OkServer.java", "package lesson02;\n");
        write("doejane_12345_67890_EchoClient.java", CODE);
        write("nothing/notes.txt", "I was ill");
    }

    @AfterEach
    void restore() {
        if (rootBefore == null) {
            System.clearProperty("handshake.root");
        } else {
            System.setProperty("handshake.root", rootBefore);
        }
    }

    @Test
    void each_student_has_a_folder_with_the_lessons_files_and_no_others() throws IOException {
        assertEquals(0, collect());
        Path lesson = out.resolve("01-connect");
        assertEquals(List.of("doejane-12345", "张三"), names(lesson.resolve("submissions")));
        assertEquals(
                List.of("EchoClient.java", "Helper.java"), names(lesson.resolve("submissions/张三")));
        assertEquals(
                CODE,
                Files.readString(lesson.resolve("submissions/doejane-12345/EchoClient.java")));
        assertEquals(List.of("EchoClient.java"), names(lesson.resolve("starter")));
        assertTrue(Files.readString(lesson.resolve("starter/EchoClient.java")).contains("TODO 1"));
    }

    @Test
    void nothing_is_mixed_into_a_folder_that_is_in_use() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("mine.txt"), "mine");
        assertEquals(Main.CANNOT, collect());
        assertFalse(Files.exists(out.resolve("01-connect")));
    }

    private int collect() {
        return Main.commandLine()
                .execute("class", "collect", inbox.toString(), "--out", out.toString());
    }

    private void write(String name, String text) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }
}
