package handshake.lab;

import handshake.classroom.LessonFiles;
import handshake.classroom.Refused;
import handshake.grader.CodeFolders;
import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;

/// A lesson's code in a folder that somebody names with `--code`.
final class CodeFolder {
    private CodeFolder() {}

    /// The folder to grade.
    ///
    /// @param handedIn whether it is what a student handed in on a platform: then it may be laid
    ///   out in any way, and code that is not there is graded as none
    /// @param scratch where a folder may be made
    /// @throws Wrong if there is no such folder, or no code in what was not handed in
    static Path of(String code, Lesson lesson, boolean handedIn, Path scratch) throws IOException {
        Path folder = Path.of(code);
        if (!Files.isDirectory(folder)) {
            throw Wrong.noFolder(folder);
        }
        Path made = Files.createDirectories(scratch.resolve(lesson.name()));
        if (handedIn) {
            LessonFiles.write(search(folder, lesson), made);
            return made;
        }
        Optional<Path> found = CodeFolders.find(folder, lesson);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            LessonFiles.write(LessonFiles.in(folder.toRealPath(), lesson).orElseThrow(), made);
            return made;
        } catch (Refused | NoSuchElementException _) {
            throw new Wrong(
                    "There is no code for lesson %d in %s.".formatted(lesson.number(), code),
                    "%s 里没有第 %d 课的代码。".formatted(code, lesson.number()));
        }
    }

    private static SortedMap<String, byte[]> search(Path folder, Lesson lesson) throws IOException {
        try {
            return LessonFiles.in(folder.toRealPath(), lesson)
                    .orElseGet(Collections::emptySortedMap);
        } catch (Refused e) {
            // A link, for one: the platform shows it to the teacher.
            System.err.println(e.getMessage());
            return Collections.emptySortedMap();
        }
    }
}
