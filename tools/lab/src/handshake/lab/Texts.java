package handshake.lab;

import handshake.grader.Lesson;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where a lesson's text lies.
final class Texts {
    private Texts() {}

    /// The lesson's text in this language, or in English where there is none.
    static Path readme(Lesson lesson, Language language) {
        Path file = lesson.folder().resolve("README" + language.fileSuffix() + ".md");
        return Files.isRegularFile(file) ? file : lesson.folder().resolve("README.md");
    }
}
