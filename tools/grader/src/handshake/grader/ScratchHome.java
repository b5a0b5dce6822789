package handshake.grader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The folder of this program's scratch folders, in the system's temporary folder. A lock in it is
/// held as long as the program lives: one that nobody holds was left by a program that was killed.
public final class ScratchHome {
    private static final String PREFIX = "lab";
    private static final String LOCK = "lock";

    /// What it is called until the lock is held.
    private static final String NEW_PREFIX = "newlab";

    private static Path folder;
    private static FileChannel lock;
    private static int count;

    private ScratchHome() {}

    /// A new, empty folder.
    ///
    /// @throws IOException if it cannot be made: the disk is full
    static synchronized Path newFolder() throws IOException {
        if (folder == null) {
            // Short, for the name of a Unix domain socket in it may have about 100 characters.
            Path made = Files.createTempDirectory(NEW_PREFIX).toRealPath();
            permit(made, "rwx--x---"); // a worker that is nobody has root's group, and passes
            Path home = made.resolveSibling(name(made).substring("new".length()));
            lock = open(made.resolve(LOCK));
            lock.tryLock();
            folder = renamed(made, home);
            var cleanUp = new Thread(ScratchHome::leave, "clean up");
            Runtime.getRuntime().addShutdownHook(cleanUp); // for Ctrl-C
        }
        count++;
        Path made = folder.resolve(Integer.toString(count, Character.MAX_RADIX));
        Files.createDirectory(made);
        permit(made, "rwx------");
        return made;
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static Path renamed(Path made, Path home) {
        try {
            return Files.move(made, home);
        } catch (IOException _) {
            return made; // Windows moves no folder with an open file: it is swept by nobody
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static void leave() {
        closeLock(); // Windows deletes no open file
        Scratch.deleteInTheEnd(folder);
    }

    private static void closeLock() {
        try {
            lock.close();
        } catch (IOException _) {
            // It goes with the program.
        }
    }

    /// Deletes what programs have left that were killed before they could.
    ///
    /// @return how many had left something
    public static int sweep() {
        return sweep(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static int sweep(Path temp) {
        List<Path> homes;
        try (var all = Files.list(temp)) {
            homes = all.filter(ScratchHome::isHome).toList();
        } catch (IOException _) {
            return 0; // there is nothing to clear up
        }
        int left = 0;
        for (Path home : homes) {
            if (isLeft(home.resolve(LOCK))) {
                Scratch.deleteInTheEnd(home);
                left++;
            }
        }
        return left;
    }

    private static boolean isHome(Path path) {
        return name(path).matches(PREFIX + "\\d+")
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(path.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
                && isMine(path);
    }

    private static boolean isMine(Path path) {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS)
                    .getName()
                    .equals(System.getProperty("user.name"));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isLeft(Path file) {
        synchronized (ScratchHome.class) {
            if (folder != null && file.startsWith(folder)) {
                return false; // a lock of this very program would be given up by looking at it
            }
        }
        try {
            try (var channel = open(file);
                    var held = channel.tryLock()) {
                return held != null;
            }
        } catch (IOException | RuntimeException _) {
            return false; // it is gone, or somebody's
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
