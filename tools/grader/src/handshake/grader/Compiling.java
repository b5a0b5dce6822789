package handshake.grader;

import java.io.IOException;
import java.nio.file.Path;

/// Compiles one lesson: [Compiler] does, or one of several that are lent.
@FunctionalInterface
public interface Compiling {
    /// Compiles a lesson.
    ///
    /// @param code the folder with the student's code; sources are in its `src`, or in itself
    /// @param out an empty folder for the classes
    /// @throws IOException if files cannot be read or written
    Compilation compile(Lesson lesson, Path code, Path out)
            throws IOException, InterruptedException;
}
