package handshake.classroom;

import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A lesson's Java files in what was handed in, however that is laid out, by their path below the
/// folder they are in.
public final class LessonFiles {
    private LessonFiles() {}

    /// The files for `lesson` in a submission; empty if there are none.
    ///
    /// @throws Refused if it is nothing that can be read, or is dangerous to read
    /// @throws IOException if the disk cannot be read
    public static Optional<SortedMap<String, byte[]>> of(Submission submission, Lesson lesson)
            throws IOException {
        return Layout.find(Reading.files(submission), lesson).map(Layout.Found::files);
    }

    /// The files for `lesson` in one student's folder; empty if there are none.
    ///
    /// @throws Refused if it is dangerous to read, or holds no Java file
    /// @throws IOException if the disk cannot be read
    public static Optional<SortedMap<String, byte[]>> in(Path folder, Lesson lesson)
            throws IOException {
        return of(new Submission("", "", "", List.of(folder)), lesson);
    }

    /// Writes files into `folder`.
    ///
    /// @throws IOException if they cannot be written, or one would lie elsewhere
    public static void write(SortedMap<String, byte[]> files, Path folder) throws IOException {
        Path base = folder.normalize();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = base.resolve(file.getKey()).normalize();
            if (!target.startsWith(base)) {
                throw new IOException("not below " + folder + ": " + file.getKey());
            }
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }
}
