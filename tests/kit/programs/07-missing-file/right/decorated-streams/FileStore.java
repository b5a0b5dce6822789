package lesson07;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

public final class FileStore {
    private static final Pattern BAD =
            Pattern.compile(
                    "|.*[\\\\:\\p{Cntrl}].*|.*[. ]"
                            + "|(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\..*)?",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private FileStore() {}

    static Found find(Path root, String name) throws IOException {
        Path folder = root.toRealPath();
        if (Arrays.stream(name.split("/", -1)).anyMatch(BAD.asMatchPredicate())) {
            return new Found.Refused("a name that stays here, please");
        }
        Optional<Path> path = realPath(folder, name);
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            return new Found.Missing();
        }
        boolean inside = path.get().startsWith(folder) && !path.get().equals(folder);
        if (!inside || !Files.isReadable(path.get())) {
            return new Found.Refused("not for you");
        }
        return open(path.get()).<Found>map(Found.File::new).orElseGet(Found.Missing::new);
    }

    private static Optional<Path> realPath(Path folder, String name) {
        try {
            return Optional.of(folder.resolve(name).toRealPath());
        } catch (IOException | InvalidPathException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<FileChannel> open(Path path) throws IOException {
        try {
            return Optional.of(FileChannel.open(path));
        } catch (FileSystemException e) {
            return Optional.empty();
        }
    }
}
