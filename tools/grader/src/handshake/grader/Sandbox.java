package handshake.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folders a worker sees.
///
/// @param folder the worker's own, which it may read
/// @param work the one folder it may write to, and starts in
/// @param readable what else it may read: Java, its class path
/// @param isNobodys whether the worker is nobody instead of root: the kernel sets root no limits
record Sandbox(Path folder, Path work, List<Path> readable, boolean isNobodys) {
    /// Nobody: where the grader is root, a worker is not.
    static final int NOBODY = 65534;

    /// Makes the folders in `folder`.
    ///
    /// @throws IOException if they cannot be made
    static Sandbox in(Path folder, List<Path> readable) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(folder.resolve("root"));
        var sandbox = new Sandbox(folder, work, readable, canBeNobody(readable));
        sandbox.giveAway(folder);
        sandbox.giveAway(work);
        return sandbox;
    }

    /// Where the grader listens. It lies where nothing can be put or replaced.
    Path socket() {
        return folder.resolve("s");
    }

    /// Makes a file that the grader has made the worker's to read, where the worker is nobody.
    void giveAway(Path file) throws IOException {
        if (isNobodys) {
            Files.setAttribute(file, "unix:uid", NOBODY);
        }
    }

    /// Where root's files are for root alone, a worker of root's is root as well.
    private static boolean canBeNobody(List<Path> readable) {
        return isRoot()
                && hasNobody()
                && ProcessLimits.isInstalled("setpriv")
                && readable.stream().filter(Files::exists).allMatch(Sandbox::isForAll);
    }

    private static boolean hasNobody() {
        try {
            return hasNobody(Files.readAllLines(Path.of("/proc/self/uid_map")));
        } catch (IOException _) {
            return true; // a kernel without user namespaces
        }
    }

    /// Whether there is such a user: root of a user namespace may be the only one in it.
    ///
    /// @param map the namespace's ranges of users, as `user_namespaces(7)` has it: the first one's
    ///   number inside, its number outside, how many
    static boolean hasNobody(List<String> map) {
        for (String line : map) {
            String[] range = line.strip().split("\\s+");
            long first = Long.parseLong(range[0]);
            if (first <= NOBODY && NOBODY < first + Long.parseLong(range[2])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForAll(Path path) {
        try {
            // A JDK is large, and is installed for all or for nobody.
            boolean isLibraries = path.endsWith("lib");
            try (var files = Files.walk(path, isLibraries ? 1 : 0)) {
                return files.allMatch(Sandbox::isForGroupOfRoot);
            }
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    /// The worker keeps root's group: what is that group's to read is the worker's.
    private static boolean isForGroupOfRoot(Path file) {
        try {
            int mode = (int) Files.getAttribute(file, "unix:mode");
            int group = (int) Files.getAttribute(file, "unix:gid");
            int needed = Files.isDirectory(file) ? 05 : 04;
            int granted = group == 0 ? mode >> 3 : mode;
            return (granted & needed) == needed;
        } catch (IOException _) {
            return false;
        }
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root")
                && System.getProperty("os.name").equals("Linux");
    }
}
