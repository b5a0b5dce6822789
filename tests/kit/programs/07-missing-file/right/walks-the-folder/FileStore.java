// How it is written: an index of the folder, made by walking it; buffered answers; a virtual thread
// for each client.
package lesson07;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Serves what is found by walking the folder, and therefore nothing else.
public final class FileStore {
    private static final Set<String> DEVICES =
            Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$");

    private FileStore() {}

    static Found find(Path root, String name) throws IOException {
        if (!mayBeServed(name)) {
            return new Found.Refused("this name is never served");
        }
        Path path = index(root.toRealPath()).get(name);
        if (path == null) {
            return new Found.Missing();
        }
        try {
            return new Found.File(FileChannel.open(path));
        } catch (AccessDeniedException _) {
            return new Found.Refused("no permission");
        } catch (IOException _) {
            return new Found.Missing();
        }
    }

    private static Map<String, Path> index(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .collect(Collectors.toMap(path -> nameOf(root, path), path -> path));
        }
    }

    private static String nameOf(Path root, Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    private static boolean mayBeServed(String name) {
        if (name.startsWith("/") || name.endsWith("/") || name.contains("//") || name.isEmpty()) {
            return false;
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0x7f)) {
            return false;
        }
        return Stream.of(name.split("/")).noneMatch(FileStore::isOdd);
    }

    private static boolean isOdd(String part) {
        if (part.endsWith(".") || part.endsWith(" ")) {
            return true;
        }
        int dot = part.indexOf('.');
        String stem = (dot < 0 ? part : part.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return DEVICES.contains(stem) || stem.matches("(COM|LPT)[0-9¹²³]");
    }
}
