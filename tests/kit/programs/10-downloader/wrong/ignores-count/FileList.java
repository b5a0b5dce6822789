package lesson10;

import static java.nio.file.FileVisitResult.CONTINUE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;

/// What there is to be had from a server.
public final class FileList {
    private FileList() {}

    /// A line `size SP name LF` for each file below `root` that GET would give, in the order of
    /// their names. In a name `/` stands between folders, whatever the system writes there.
    ///
    /// @throws IOException if `root` cannot be read; a folder in it that cannot is passed over
    static String of(Path root) throws IOException {
        var sizes = new TreeMap<String, Long>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        String name = root.relativize(file).toString().replace('\\', '/');
                        // The store decides, here as for GET: a list of its own would soon differ.
                        if (FileStore.find(root, name) instanceof Found.File(FileChannel content)) {
                            try (content) {
                                sizes.put(name, content.size());
                            }
                        }
                        return CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e)
                            throws IOException {
                        if (file.equals(root)) {
                            throw e;
                        }
                        return CONTINUE;
                    }
                });
        var lines = new StringBuilder();
        sizes.forEach((name, size) -> lines.append(size).append(' ').append(name).append('\n'));
        return lines.toString();
    }
}
