// As in lesson 7: Found
package lesson10;

import java.nio.channels.FileChannel;

/// What became of a name that a client asked for.
public sealed interface Found {

    /// The file, open for reading; whoever gets it closes it.
    record File(FileChannel content) implements Found {}

    /// There is no such file.
    record Missing() implements Found {}

    /// This name is not served.
    ///
    /// @param reason why, for a person to read
    record Refused(String reason) implements Found {}
}
