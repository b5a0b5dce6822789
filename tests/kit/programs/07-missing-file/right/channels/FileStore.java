package lesson07;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/// Goes down part by part, and never through a link.
public final class FileStore {
    private static final Pattern PART =
            Pattern.compile(
                    "(?i)(?!(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\.|$))"
                            + "[^/\\\\:\\p{Cntrl}]*[^/\\\\:\\p{Cntrl}. ]");

    private FileStore() {}

    static Found find(Path root, String name) throws IOException {
        Path at = root.toRealPath();
        try {
            for (String part : name.split("/", -1)) {
                if (!PART.matcher(part).matches()) {
                    return new Found.Refused("no name for a file: " + part.strip());
                }
                at = at.resolve(part);
                if (Files.isSymbolicLink(at)) {
                    return new Found.Refused("links are not served");
                }
            }
            if (!Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
                return new Found.Missing();
            }
            return new Found.File(
                    FileChannel.open(at, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (InvalidPathException e) {
            return new Found.Refused(e.getReason());
        } catch (AccessDeniedException e) {
            return new Found.Refused("not allowed");
        } catch (IOException e) {
            return new Found.Missing();
        }
    }
}
