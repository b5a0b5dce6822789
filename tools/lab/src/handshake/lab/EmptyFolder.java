package handshake.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder that many files are written to: nothing that was there may get lost among them.
final class EmptyFolder {
    private EmptyFolder() {}

    /// @throws Cannot if there is something already
    static void check(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        boolean isEmpty = false;
        if (Files.isDirectory(folder)) {
            try (var inside = Files.list(folder)) {
                isEmpty = inside.findAny().isEmpty();
            }
        }
        if (!isEmpty) {
            throw new Cannot(
                    "%s is not empty, and nothing in it shall be lost: name a new folder."
                            .formatted(folder),
                    "%s 不是空文件夹，为免丢失其中的内容，请换一个新文件夹。".formatted(folder));
        }
    }
}
