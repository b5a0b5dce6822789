package lesson08;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 digest of a file: 256 bits that are, for all that is known, never the same for two
/// different files.
final class Sha256 {
    /// The length of a digest in hexadecimal.
    static final int HEX_BYTES = 64;

    private static final int BUFFER_BYTES = 64 * 1024;

    private Sha256() {}

    /// The digest of all the bytes of `file`, in lower-case hexadecimal.
    static String of(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER_BYTES];
            int count;
            while ((count = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
