// As in lesson 8: Sha256
package lesson10;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 digest: 256 bits computed of any number of bytes. Nobody has ever found two files
/// that have the same.
public final class Sha256 {
    /// The length of a digest in hexadecimal.
    static final int HEX_BYTES = 64;

    private static final int BUFFER_BYTES = 64 * 1024;

    private Sha256() {}

    /// The digest of all that `in` gives until its end, in lower-case hexadecimal.
    static String of(InputStream in) throws IOException {
        MessageDigest digest = newDigest();
        var buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
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
