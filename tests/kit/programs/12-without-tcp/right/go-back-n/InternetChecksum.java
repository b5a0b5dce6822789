package lesson12;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The checksum that IP, UDP and TCP use. RFC 1071.
public final class InternetChecksum {
    private InternetChecksum() {}

    /// The checksum of these bytes: they are taken as 16-bit numbers, the higher byte first, and
    /// added; what is carried out of the 16 bits is added below; all bits of the sum are turned
    /// over. If the last byte is alone, a 0 is thought behind it.
    ///
    /// @return 0 to 65 535; 0 for bytes that hold their own checksum
    static int of(byte[] bytes) {
        var words = ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length + bytes.length % 2));
        long sum = 0;
        while (words.hasRemaining()) {
            sum += words.getShort() & 0xffffL;
        }
        while (sum > 0xffff) {
            sum = (sum >> 16) + (sum & 0xffff);
        }
        return 0xffff - (int) sum;
    }
}
