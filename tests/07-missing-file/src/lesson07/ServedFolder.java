package lesson07;

import handshake.support.Bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A folder that is served, and what lies around it and must stay there.
///
/// ```
/// secret.txt   etc/passwd   rootless/secret.txt     outside
/// root/                                             what is served: see {@link #files}
/// ```
final class ServedFolder implements AutoCloseable {
    static final byte[] OUTSIDE = Bytes.utf8("outside: nobody is to read this");

    private static final byte[] ODD = Bytes.utf8("a file whose name is not to be served");

    private final Path around;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private ServedFolder(Path around) throws IOException {
        this.around = around;
        Files.createDirectories(root().resolve("sub/deep"));
        for (String outside : new String[] {"secret.txt", "etc/passwd", "rootless/secret.txt"}) {
            Files.createDirectories(around.resolve(outside).getParent());
            Files.write(around.resolve(outside), OUTSIDE);
        }
        file("a.txt", Bytes.utf8("hello"));
        file("empty.txt", new byte[0]);
        file("my holiday photos.txt", Bytes.utf8("a name with spaces"));
        file("你好，世界.txt", Bytes.utf8("一个中文文件名"));
        file("sub/b.txt", Bytes.utf8("in a folder"));
        file("sub/deep/c.bin", Bytes.patterned(100_000));
        file("50%25.txt", Bytes.utf8("a name that only looks encoded"));
        file("..hidden...txt", Bytes.utf8("dots, but no way up"));
    }

    static ServedFolder create() throws IOException {
        return new ServedFolder(Files.createTempDirectory("served"));
    }

    /// The folder that is served.
    Path root() {
        return around.resolve("root");
    }

    /// The folder around it.
    Path around() {
        return around;
    }

    /// What is to be served: each file's name and content.
    Map<String, byte[]> files() {
        return files;
    }

    /// Puts something under a name that is not to be served, where this system can have that name.
    void addOdd(String name) {
        try {
            Files.write(root().resolve(name), ODD);
        } catch (IOException | RuntimeException _) {
            // Then nobody can be led to it either.
        }
    }

    /// Puts a link below the served folder.
    ///
    /// @return whether this system lets it be done
    boolean link(String name, Path target) {
        try {
            Files.createSymbolicLink(root().resolve(name), target);
            return true;
        } catch (IOException | UnsupportedOperationException _) {
            return false; // Windows wants a privilege for it
        }
    }

    /// Whether these bytes are a beginning of one of the files that are to be served.
    boolean holds(byte[] content) {
        return files.values().stream().anyMatch(it -> Arrays.equals(it, content));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(around)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void file(String name, byte[] content) throws IOException {
        Files.write(root().resolve(name), content);
        files.put(name, content);
    }
}
