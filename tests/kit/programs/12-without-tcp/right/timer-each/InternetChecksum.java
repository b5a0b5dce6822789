package lesson12;

/// The checksum that IP, UDP and TCP use. RFC 1071.
public final class InternetChecksum {
    private InternetChecksum() {}

    /// The checksum of these bytes: they are taken as 16-bit numbers, the higher byte first, and
    /// added; what is carried out of the 16 bits is added below; all bits of the sum are turned
    /// over. If the last byte is alone, a 0 is thought behind it.
    ///
    /// @return 0 to 65 535; 0 for bytes that hold their own checksum
    static int of(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            int low = i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0;
            sum += (bytes[i] & 0xff) << 8 | low;
            if (sum > 0xffff) {
                sum -= 0xffff; // one too many above, one too few below
            }
        }
        return sum ^ 0xffff;
    }
}
