package handshake.grader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What one worker may use, as the kernel counts it. Java's own heap is bounded besides, and each
/// test's time by the grader.
final class ProcessLimits {
    /// Written memory of one process: heap, code, classes and the stacks of its threads.
    static final long DATA_BYTES = 3L << 30;

    /// Lesson 9 has a thousand clients, and some write a thread for each.
    static final int PROCESSES_AND_THREADS = 4096;

    static final long FILE_BYTES = 1L << 30;

    /// All files together, where the worker's folder is a memory disk of its own. Lesson 6 has a
    /// file of half as much.
    static final long WORK_BYTES = 512L << 20;

    static final int OPEN_FILES = 16_384;

    private ProcessLimits() {}

    /// The words before a command that set the limits; none where there is no `prlimit`.
    static List<String> words() {
        if (!isInstalled("prlimit")) {
            return List.of();
        }
        return List.of(
                "prlimit",
                "--data=" + DATA_BYTES,
                "--nproc=" + PROCESSES_AND_THREADS,
                "--fsize=" + FILE_BYTES,
                "--nofile=" + OPEN_FILES,
                "--core=0",
                "--");
    }

    /// The words before a command that make it nobody, without any privilege.
    static List<String> nobody() {
        var words = new ArrayList<>(List.of("setpriv"));
        words.add("--reuid=" + Sandbox.NOBODY);
        words.add("--regid=0");
        words.addAll(
                List.of(
                        "--clear-groups",
                        "--no-new-privs",
                        "--bounding-set=-all",
                        "--inh-caps=-all"));
        return words;
    }

    static boolean isInstalled(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
