package lesson10;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What there is to be had from a server.
public final class FileList {
    private FileList() {}

    static String of(Path root) throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        collect(root, root, sizes);
        List<String> names = new ArrayList<>(sizes.keySet());
        Collections.sort(names);
        return String.join("", names.stream().map(it -> sizes.get(it) + " " + it + "\n").toList());
    }

    private static void collect(Path root, Path folder, Map<String, Long> sizes)
            throws IOException {
        try (var children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (Files.isDirectory(child) && !Files.isSymbolicLink(child)) {
                    collect(root, child, sizes);
                    continue;
                }
                String name = root.relativize(child).toString();
                switch (FileStore.find(root, name)) {
                    case Found.File(FileChannel content) -> {
                        try (content) {
                            sizes.put(name, content.size());
                        }
                    }
                    case Found.Missing(), Found.Refused(_) -> {}
                }
            }
        }
    }
}
