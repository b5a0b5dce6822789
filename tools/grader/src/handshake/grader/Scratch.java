package handshake.grader;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.LockSupport;

/// A folder for one run, gone with all that is in it when the run ends, or the program. What a
/// program that was killed has left is deleted by [ScratchHome#sweep].
public final class Scratch implements AutoCloseable {
    private static final int MAX_ATTEMPTS = 50;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Path folder;

    /// @throws IOException if it cannot be made: the disk is full
    public Scratch() throws IOException {
        folder = ScratchHome.newFolder();
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        delete(folder);
    }

    /// Deletes a folder in which a process may still be writing that has just been killed.
    static void deleteInTheEnd(Path folder) {
        for (int i = 0; i < MAX_ATTEMPTS && Files.exists(folder); i++) {
            delete(folder);
            LockSupport.parkNanos(Files.exists(folder) ? PAUSE_NANOS : 0);
        }
    }

    /// Deletes a folder with all that is in it. What cannot be deleted stays for the system to
    /// clear up: a student's code may have left a folder nobody can enter.
    static void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                Files.walkFileTree(folder, new Deleter());
            }
        } catch (IOException _) {
            // It is in the temporary folder.
        }
    }

    private static final class Deleter extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
