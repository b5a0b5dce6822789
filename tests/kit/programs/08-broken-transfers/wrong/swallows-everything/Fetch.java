package lesson08;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
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
        // However the copying ends, the part stays: the next attempt builds on it.
        try (var out = Files.newOutputStream(part, CREATE, APPEND)) {
            Transfer.copy(in, out, length, Progress.NONE);
        }
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
        long offset = Files.exists(part) ? Files.size(part) : 0; // as many as there are before it
        Requests.write(out, offset == 0 ? new Request.Get(name) : new Request.Range(offset, name));
        switch (Replies.read(in)) {
            case Reply.Ok(long length) -> receive(in, length, part);
            case Reply.Refused _ when offset > 0 -> {
                // The file is shorter than the part, so it is not the file the part began with.
                Files.delete(part);
                resume(in, out, name, part);
            }
            case Reply.Missing() -> throw missing(name);
            case Reply.Refused(String reason) -> throw refused(name, reason);
        }
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
        Requests.write(out, new Request.Digest(name));
        switch (Replies.read(in)) {
            case Reply.Ok(long length) -> {
                String expected = readDigest(in, length);
                if (!digestOf(part).equalsIgnoreCase(expected)) {
                    Files.delete(part);
                    throw new IOException(name + " is damaged, or changed on the server meanwhile");
                }
            }
            case Reply.Missing() -> throw missing(name);
            case Reply.Refused(String reason) -> throw refused(name, reason);
        }
    }

    private static String readDigest(InputStream in, long length) throws IOException {
        if (length != Sha256.HEX_BYTES) {
            throw new ProtocolException("a digest of " + length + " bytes"); // no room for that
        }
        byte[] digest = in.readNBytes(Sha256.HEX_BYTES);
        if (digest.length < Sha256.HEX_BYTES) {
            throw new EOFException("the stream ended inside the digest");
        }
        return new String(digest, US_ASCII);
    }

    private static String digestOf(Path part) throws IOException {
        try (var in = Files.newInputStream(part)) {
            return Sha256.of(in);
        }
    }

    private static IOException missing(String name) {
        return new FileNotFoundException("no such file on the server: " + name);
    }

    private static IOException refused(String name, String reason) {
        return new AccessDeniedException(name, null, "the server refused: " + reason);
    }
}
