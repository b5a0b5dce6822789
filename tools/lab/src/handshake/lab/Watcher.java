package handshake.lab;

import handshake.grader.Sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;

/// Notices that files have been saved, by looking: that works on every file system, also where the
/// system sends no events (network drives, containers, virtual machines).
final class Watcher {
    /// How often to look. Looking at a lesson's few files takes some fifty microseconds.
    private static final int LOOK_MILLIS = 5;

    /// How often to look again at a file that is empty: for half a second, longer than any editor
    /// leaves it so. Whoever waits here answers no key.
    private static final int MAX_EMPTY_LOOKS = 100;

    private final Path folder;
    private final Pause pause;
    private TreeMap<Path, String> seen;

    /// What passes between two looks.
    @FunctionalInterface
    interface Pause {
        void run() throws IOException, InterruptedException;
    }

    /// @param folder whose Java files to watch
    Watcher(Path folder) throws IOException {
        this(folder, () -> Thread.sleep(LOOK_MILLIS));
    }

    Watcher(Path folder, Pause pause) throws IOException {
        this.folder = folder;
        this.pause = pause;
        seen = look();
    }

    /// Waits for a short while.
    ///
    /// @return whether files have changed since this last said so, and have come to rest: an editor
    ///   may write a file in several steps, and in between it is empty
    boolean hasChanged() throws IOException, InterruptedException {
        pause.run();
        TreeMap<Path, String> now = look();
        if (now.equals(seen)) {
            return false;
        }
        TreeMap<Path, String> before = seen;
        int emptyLooks = 0;
        while (!now.equals(before) || isHalfWritten(now) && emptyLooks++ < MAX_EMPTY_LOOKS) {
            before = now;
            pause.run();
            now = look();
        }
        seen = now;
        return true;
    }

    private static boolean isHalfWritten(TreeMap<Path, String> files) {
        return files.isEmpty() || files.values().stream().anyMatch(it -> it.startsWith("0 "));
    }

    /// Size and time of each file: what changes when it is saved.
    private TreeMap<Path, String> look() throws IOException {
        var files = new TreeMap<Path, String>();
        for (Path file : Sources.in(folder)) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(file, attributes.size() + " " + attributes.lastModifiedTime());
            } catch (IOException _) {
                // It has been renamed between the two looks: the next one finds it.
            }
        }
        return files;
    }
}
