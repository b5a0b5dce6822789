package lesson10;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
        long offset = part.size();
        boolean goesOn = offset > 0;
        ask(connection, goesOn ? new Request.Range(offset, name) : new Request.Get(name));
        switch (Replies.read(connection.in())) {
            case Reply.Ok(long length) -> receive(connection, offset, length);
            case Reply.Refused _ when goesOn -> {
                // The file is shorter than the part, so it is not the one that the part is of.
                part.discard();
                return over(connection);
            }
            case Reply.Missing() -> throw missing();
            case Reply.Refused(String reason) -> throw refused(reason);
        }
        if (verify) {
            compareDigests(connection, goesOn);
        }
        return part.complete();
    }

    private void receive(Connection connection, long offset, long length) throws IOException {
        try (var out = part.append(length)) {
            Progress progress = display.begin(name, offset, offset + length);
            Receiving.receive(connection, length, out, progress);
        }
    }

    private void compareDigests(Connection connection, boolean wentOn) throws IOException {
        // The server has to read all of the file before it can answer.
        connection.allowMore(Duration.ofSeconds(part.size() / DIGEST_BYTES_PER_SECOND));
        ask(connection, new Request.Digest(name));
        String ours = digest(); // both sides compute at the same time
        switch (Replies.read(connection.in())) {
            case Reply.Ok(long length) -> {
                if (!ours.equalsIgnoreCase(receiveDigest(connection, length))) {
                    part.discard(); // which of its bytes are wrong, nobody can tell
                    throw new IOException("damaged on the way, or changed on the server meanwhile");
                }
            }
            case Reply.Refused _ when !wentOn -> {} // no digests here, but all in one piece
            case Reply.Missing() -> throw missing();
            case Reply.Refused(String reason) -> throw refused(reason);
        }
    }

    private static void ask(Connection connection, Request request) throws IOException {
        Requests.write(connection.out(), request);
    }

    private static String receiveDigest(Connection connection, long length) throws IOException {
        if (length != Sha256.HEX_BYTES) {
            throw new ProtocolException("a digest of " + length + " bytes");
        }
        byte[] digest = connection.in().readNBytes(Sha256.HEX_BYTES);
        if (digest.length < Sha256.HEX_BYTES) {
            throw new EOFException("the stream ended inside the digest");
        }
        return new String(digest, US_ASCII);
    }

    private String digest() throws IOException {
        try (var in = Files.newInputStream(part.path())) {
            return Sha256.of(in);
        }
    }

    private static IOException missing() {
        return new FileNotFoundException("no such file on the server");
    }

    private IOException refused(String reason) {
        return new AccessDeniedException(name, null, "the server refused: " + reason);
    }
}
