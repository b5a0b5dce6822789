package handshake.grader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a lesson's code lies in a folder somebody names.
public final class CodeFolders {
    private CodeFolders() {}

    /// The folder with the code for `lesson`: `folder` may be a whole course, a folder of lessons,
    /// or the lesson itself. Empty if it is none of these.
    public static Optional<Path> find(Path folder, Lesson lesson) {
        List<Path> candidates =
                List.of(
                        folder.resolve("lessons").resolve(lesson.name()),
                        folder.resolve(lesson.name()),
                        folder);
        return candidates.stream().filter(it -> holds(it, lesson)).findFirst();
    }

    private static boolean holds(Path folder, Lesson lesson) {
        String name = String.valueOf(folder.getFileName());
        return name.equals(lesson.name()) && Files.isDirectory(folder)
                || Files.isDirectory(folder.resolve("src").resolve(lesson.packageName()))
                || Files.isDirectory(folder.resolve(lesson.packageName()))
                || holdsJava(folder);
    }

    private static boolean holdsJava(Path folder) {
        String[] names = folder.toFile().list((_, name) -> name.endsWith(".java"));
        return names != null && names.length > 0;
    }
}
