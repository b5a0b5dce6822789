package lesson10;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// A file that is being fetched, over as many connections as it takes.
///
/// @param name what it is called on the server
/// @param part what has come of it
/// @param verify whether to compare it with the server's digest
/// @param display shows how it goes on
record Download(String name, PartFile part, boolean verify, Display display) {
    private static final long DIGEST_BYTES_PER_SECOND = 20_000_000;

    /// Makes something visible of a transfer.
    @FunctionalInterface
    interface Display {
        /// For those who do not look.
        Display NONE = (_, _, _) -> Progress.NONE;

        /// A transfer begins.
        ///
        /// @param from how many bytes of the file are there already
        /// @param total how many the file has
        Progress begin(String name, long from, long total);
    }

    /// Fetches over this connection what the part lacks, compares the whole with the server's
    /// digest, and gives it its final name: that name stands for the right file, or for none.
    ///
    /// If the server refuses to go on from where the part ends, the part is thrown away and all of
    /// the file is asked for, on this same connection. A part that is complete but has another
    /// digest is thrown away as well. A server that knows no digests is believed if it has sent all
    /// of the file just now.
    ///
    /// @return the file
    /// @throws FileNotFoundException if the server has no such file
    /// @throws AccessDeniedException if the server refuses; the message gives its reason
    /// @throws IOException if the connection breaks, what came is in the part; or if the digest is
    ///   another
    Path over(Connection connection) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 5: ask for what is missing, receive it, compare digests, rename");
    }

    private static void ask(Connection connection, Request request) throws IOException {
        Requests.write(connection.out(), request);
    }
}
