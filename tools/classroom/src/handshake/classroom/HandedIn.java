package handshake.classroom;

import handshake.support.Text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The Java files of one submission, in memory: nothing of an archive is ever written under a name
/// that the archive chose.
final class HandedIn {
    private static final Pattern DRIVE = Pattern.compile("(?s)[A-Za-z]:.*");
    private static final Set<String> NOT_READ =
            Set.of(
                    ".git",
                    ".idea",
                    ".lab",
                    ".mvn",
                    ".settings",
                    ".vscode",
                    "__MACOSX",
                    "bin",
                    "build",
                    "node_modules",
                    "out",
                    "target");

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private long entries;
    private long javaBytes;

    /// By path, with `/` between its parts.
    SortedMap<String, byte[]> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /// Counts an entry and looks at its name, whatever it is.
    ///
    /// @return the path in plain form, for {@link #add}
    /// @throws Refused if the name leaves the folder it is to be in, or there are too many
    String entry(String name) throws Refused {
        if (++entries > Limits.MAX_ENTRIES) {
            throw new Refused(
                    "it holds more than %d files".formatted(Limits.MAX_ENTRIES),
                    "其中的文件超过 %d 个".formatted(Limits.MAX_ENTRIES));
        }
        String path = name.replace('\\', '/');
        boolean leaves =
                path.startsWith("/")
                        || DRIVE.matcher(path).matches()
                        || path.indexOf('\0') >= 0
                        || ("/" + path + "/").contains("/../");
        if (leaves || path.length() > Limits.MAX_NAME_CHARACTERS) {
            throw new Refused(
                    new Text(
                                    "it holds a file whose name leads out of its folder: %s",
                                    "其中有文件名指向文件夹之外：%s")
                            .formatted(shown(name)));
        }
        return path.replaceFirst("^(\\./+)+", "").replaceAll("/(\\./+)+|/{2,}", "/");
    }

    /// @throws Refused always: a link may lead anywhere
    void link(String name) throws Refused {
        throw new Refused(new Text("it holds a link: %s", "其中有链接文件：%s").formatted(shown(name)));
    }

    /// Whether this file is one to read: Java, and not what tools have made.
    static boolean isRead(String path) {
        if (!path.endsWith(".java")) {
            return false;
        }
        for (String folder : path.substring(0, path.lastIndexOf('/') + 1).split("/")) {
            if (NOT_READ.contains(folder)) {
                return false;
            }
        }
        return !path.substring(path.lastIndexOf('/') + 1).startsWith("."); // ._Name.java is macOS's
    }

    /// Reads a file.
    ///
    /// @throws Refused if it is larger than any should be, or was there already
    void add(String path, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Limits.MAX_JAVA_FILE_BYTES + 1);
        javaBytes += bytes.length;
        if (bytes.length > Limits.MAX_JAVA_FILE_BYTES
                || javaBytes > Limits.MAX_JAVA_BYTES
                || files.size() >= Limits.MAX_JAVA_FILES) {
            throw new Refused(
                    new Text(
                                    "its Java files are larger than any lesson's could be: %s",
                                    "其中的 Java 文件大得不像任何一课的代码：%s")
                            .formatted(shown(path)));
        }
        if (files.putIfAbsent(path, bytes) != null) {
            throw new Refused(
                    new Text("it holds the same file twice: %s", "其中同一个文件出现了两次：%s")
                            .formatted(shown(path)));
        }
    }

    private static String shown(String name) {
        String visible = name.replaceAll("\\p{Cntrl}", "\ufffd");
        return visible.length() <= 100 ? visible : visible.substring(0, 100) + "…";
    }
}
