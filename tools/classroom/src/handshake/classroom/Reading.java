package handshake.classroom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;

/// Reads what was handed in, in whatever form it was.
public final class Reading {
    private Reading() {}

    /// The Java files of a submission, by path.
    ///
    /// @throws Refused if it is nothing that can be read, or is dangerous to read
    /// @throws IOException if the disk cannot be read
    static SortedMap<String, byte[]> files(Submission submission) throws IOException {
        var handedIn = new HandedIn();
        for (Path source : submission.sources()) {
            if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
                folder(source, handedIn);
            } else {
                file(source, handedIn);
            }
        }
        if (handedIn.files().isEmpty()) {
            throw new Refused("there is no Java file in it", "其中没有 Java 文件");
        }
        return handedIn.files();
    }

    private static void folder(Path folder, HandedIn handedIn) throws IOException {
        Files.walkFileTree(folder, new FolderReader(folder, handedIn));
        if (!handedIn.files().isEmpty()) {
            return;
        }
        // Moodle: a folder a student, and in it what the student sent.
        try (var inside = Files.list(folder)) {
            for (Path file : inside.sorted().toList()) {
                if (HandedInName.isArchive(file.getFileName().toString())) {
                    file(file, handedIn);
                }
            }
        }
    }

    private static void file(Path file, HandedIn handedIn) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            handedIn.link(file.getFileName().toString());
        }
        String name = file.getFileName().toString();
        if (name.endsWith(".java")) {
            String original = HandedInName.of(name).file();
            try (InputStream in = Files.newInputStream(file)) {
                handedIn.add(original.endsWith(".java") ? original : name, in);
            }
        } else {
            Archives.read(file, handedIn);
        }
    }

    /// Takes a folder's Java files, follows no link, enters no folder of a tool's.
    private static final class FolderReader extends SimpleFileVisitor<Path> {
        private final Path root;
        private final HandedIn handedIn;

        FolderReader(Path root, HandedIn handedIn) {
            this.root = root;
            this.handedIn = handedIn;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean read = folder.equals(root) || HandedIn.isRead(relative(folder) + "/X.java");
            return read ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            String path = handedIn.entry(relative(file));
            if (attributes.isSymbolicLink()) {
                handedIn.link(path);
            }
            if (attributes.isRegularFile() && HandedIn.isRead(path)) {
                try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                    handedIn.add(path, in);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        private String relative(Path file) {
            return root.relativize(file).toString().replace('\\', '/');
        }
    }
}
