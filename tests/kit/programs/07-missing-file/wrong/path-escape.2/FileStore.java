// Step 3: filters the ways out that came to mind, on this system.
package lesson07;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The files of one folder, and of the folders in it. Nothing outside is ever read.
public final class FileStore {
    private FileStore() {}

    /// Finds the file that a client named, and opens it.
    ///
    /// A name is one or more plain file names with `/` between them. The file it leads to, through
    /// links or not, lies below `root`, or it is not served.
    ///
    /// @param name any string at all
    /// @throws IOException if there is something wrong with `root` itself
    static Found find(Path root, String name) throws IOException {
        if (name.startsWith("/") || name.contains("../") || name.isEmpty()) {
            return new Found.Refused("not a plain file name");
        }
        Path realRoot = root.toRealPath();
        try {
            Path file = realRoot.resolve(name).toRealPath(); // where all links on the way lead
            if (!file.startsWith(realRoot)) {
                return new Found.Refused("not in the served folder");
            }
            if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
                return new Found.Missing(); // a folder, a device, a pipe: opening one might block
            }
            // Links are resolved already: one that stands there now was put there since.
            return new Found.File(FileChannel.open(file, READ, NOFOLLOW_LINKS));
        } catch (AccessDeniedException _) {
            return new Found.Refused("not readable");
        } catch (InvalidPathException | IOException _) {
            return new Found.Missing(); // no file here, or none that this system could have
        }
    }
}
