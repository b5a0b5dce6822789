package handshake.grader;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders that nobody can write to.
final class ReadOnly {
    private static final Path OF_THE_KERNEL = Path.of("/proc/self");

    private ReadOnly() {}

    /// A folder below `temp` that may only be read; one of the kernel's where the tests run as
    /// root, who may write wherever there is a disk.
    static Path folder(Path temp) throws IOException {
        Path folder = Files.createDirectory(temp.resolve("read only"));
        if (folder.toFile().setWritable(false) && !Files.isWritable(folder)) {
            return folder;
        }
        assumeTrue(Files.isDirectory(OF_THE_KERNEL), "skipped: there is no read-only folder here");
        return OF_THE_KERNEL;
    }
}
