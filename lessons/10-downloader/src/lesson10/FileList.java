package lesson10;

import java.io.IOException;
import java.nio.file.Path;

/// What there is to be had from a server.
public final class FileList {
    private FileList() {}

    /// A line `size SP name LF` for each file below `root` that GET would give, in the order of
    /// their names. In a name `/` stands between folders, whatever the system writes there.
    ///
    /// @throws IOException if `root` cannot be read; a folder in it that cannot is passed over
    static String of(Path root) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2: a line for each file that FileStore finds, in the order of names");
    }
}
