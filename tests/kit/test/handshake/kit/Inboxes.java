package handshake.kit;

import handshake.grader.Lesson;
import handshake.grader.Sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Fills the folder that a class hands in to.
final class Inboxes {
    private Inboxes() {}

    /// Hands in the Java files below `code` as a student's lesson.
    static void hand(Path inbox, String student, Lesson lesson, Path code) throws IOException {
        Path folder = Files.createDirectories(inbox.resolve(student).resolve(lesson.name()));
        for (Path file : Sources.in(code)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    /// A class of six who have done the first lesson, as well as they could.
    static void small(Path inbox) throws IOException {
        Lesson lesson = Kit.course().lesson(1).orElseThrow();
        hand(inbox, "张三", lesson, lesson.solution());
        hand(inbox, "李四", lesson, lesson.folder());
        hand(inbox, "Zoë", lesson, EchoClients.wrong("trailing-garbage"));
        hand(inbox, "Max", lesson, EchoClients.wrong("default-charset"));
        hand(inbox, "Ada", lesson, lesson.solution());
        Files.writeString(inbox.resolve("what.rar"), "Rar!");
    }

    private static final class EchoClients {
        static Path wrong(String mistake) {
            return Kit.root().resolve("tests/kit/programs/01-connect/wrong").resolve(mistake);
        }
    }
}
