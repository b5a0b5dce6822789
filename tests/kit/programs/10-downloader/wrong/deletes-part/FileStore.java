// As in lesson 7: FileStore
package lesson10;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The files of one folder, and of the folders in it. Nothing outside is ever read.
public final class FileStore {
    // On Windows these are devices wherever they stand, also as "nul.txt".
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\..*)?");

    // Separators and drives of another system, streams of a file ("a.txt:b"), control characters.
    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\:\\p{Cntrl}]");

    private FileStore() {}

    /// Finds the file that a client named, and opens it.
    ///
    /// A name is one or more plain file names with `/` between them. The file it leads to, through
    /// links or not, lies below `root`, or it is not served.
    ///
    /// @param name any string at all
    /// @throws IOException if there is something wrong with `root` itself
    static Found find(Path root, String name) throws IOException {
        for (String part : name.split("/", -1)) {
            if (!isPlain(part)) {
                return new Found.Refused("not a plain file name");
            }
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

    private static boolean isPlain(String part) {
        return !part.isEmpty()
                && !part.endsWith(".") // also "." and ".."; Windows drops a last dot or space
                && !part.endsWith(" ")
                && !FORBIDDEN.matcher(part).find()
                && !DEVICE.matcher(part).matches();
    }
}
