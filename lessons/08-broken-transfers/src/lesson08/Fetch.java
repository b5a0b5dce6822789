package lesson08;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// Fetching a file over one connection, or as much of it as that connection lives to bring.
///
/// What has come of it is in the part, a file on disk. It outlives the connection: the next one
/// goes on where this one broke off.
public final class Fetch {
    private Fetch() {}

    /// Receives exactly `length` bytes and puts them behind what is in `part` already.
    ///
    /// @param part where to save them; created if it does not exist
    /// @throws EOFException if the stream ends before; what came is in the part
    /// @throws IOException if the stream breaks; what came is in the part
    static void receive(InputStream in, long length, Path part) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2: append the promised bytes to the part; fewer are an error, but stay");
    }

    /// Asks for what `part` lacks of the file, and receives it: for all of it if there is no part.
    /// If the server refuses to go on from where the part ends, the part is thrown away, and all of
    /// the file is asked for on this same connection.
    ///
    /// @param in what the server sends, buffered by the caller, once for the connection
    /// @param out where requests go
    /// @throws FileNotFoundException if the server has no such file
    /// @throws AccessDeniedException if the server refuses the file; the message gives its reason
    /// @throws IOException if the connection breaks; what came is in the part
    static void resume(InputStream in, OutputStream out, String name, Path part)
            throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3: ask for what the part lacks, and receive it");
    }

    /// Asks for the digest of the file and compares it with that of `part`. A part that is not the
    /// file is thrown away, for nobody can tell which of its bytes are wrong.
    ///
    /// @throws FileNotFoundException if the server has no such file any more
    /// @throws AccessDeniedException if the server refuses; the message gives its reason
    /// @throws IOException if the part is not the file, or the connection breaks before that is
    ///   known; only in the first case the part is gone
    static void verify(InputStream in, OutputStream out, String name, Path part)
            throws IOException {
        throw new UnsupportedOperationException(
                "TODO 4: compare the digest of the part with that of the file");
    }

    private static IOException missing(String name) {
        return new FileNotFoundException("no such file on the server: " + name);
    }

    private static IOException refused(String name, String reason) {
        return new AccessDeniedException(name, null, "the server refused: " + reason);
    }
}
