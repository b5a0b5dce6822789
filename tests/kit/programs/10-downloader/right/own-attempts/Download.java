// How it is written: compares the digest while the bytes come; makes its own attempts; a chain of
// ifs.
package lesson10;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// A file that is being fetched, over as many connections as it takes.
///
/// @param name what it is called on the server
/// @param part what has come of it
/// @param verify whether to compare it with the server's digest
/// @param display shows how it goes on
record Download(String name, PartFile part, boolean verify, Display display) {
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
        while (true) {
            long offset = part.size();
            Requests.write(
                    connection.out(),
                    offset > 0 ? new Request.Range(offset, name) : new Request.Get(name));
            Reply reply = Replies.read(connection.in());
            if (reply instanceof Reply.Ok(long length)) {
                MessageDigest digest = receive(connection, offset, length);
                if (!verify || isRight(connection, digest, offset)) {
                    return part.complete();
                }
                part.discard();
                throw new IOException("these are not the bytes that the server has");
            } else if (reply instanceof Reply.Missing) {
                throw new FileNotFoundException("no such file on the server: " + name);
            } else if (offset == 0) {
                throw new AccessDeniedException(name, null, reply.toString());
            }
            part.discard(); // and all over again
        }
    }

    private MessageDigest receive(Connection connection, long offset, long length)
            throws IOException {
        MessageDigest digest = newDigest();
        if (verify && offset > 0) {
            digest.update(Files.readAllBytes(part.path()));
        }
        try (var file = part.append(length)) {
            var both =
                    new WritableByteChannel() {
                        @Override
                        public int write(ByteBuffer buffer) throws IOException {
                            ByteBuffer before = buffer.duplicate();
                            int count = file.write(buffer);
                            if (verify) {
                                digest.update(before.limit(before.position() + count));
                            }
                            return count;
                        }

                        @Override
                        public boolean isOpen() {
                            return true;
                        }

                        @Override
                        public void close() {}
                    };
            Progress progress = display.begin(name, offset, offset + length);
            Receiving.receive(connection, length, both, progress);
        }
        return digest;
    }

    private boolean isRight(Connection connection, MessageDigest digest, long offset)
            throws IOException {
        Requests.write(connection.out(), new Request.Digest(name));
        Reply reply = Replies.read(connection.in());
        if (!(reply instanceof Reply.Ok(long length))) {
            return offset == 0;
        }
        if (length != 2L * digest.getDigestLength()) {
            throw new IOException("that is no digest");
        }
        byte[] hex = connection.in().readNBytes((int) length);
        return new String(hex, US_ASCII)
                .toLowerCase(Locale.ROOT)
                .equals(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
