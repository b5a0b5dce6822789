package lesson12;

/// The checksum that IP, UDP and TCP use. RFC 1071.
public final class InternetChecksum {
    private static final int WORD_BITS = 16;
    private static final int WORD_MASK = 0xffff;

    private InternetChecksum() {}

    /// The checksum of these bytes: they are taken as 16-bit numbers, the higher byte first, and
    /// added; what is carried out of the 16 bits is added below; all bits of the sum are turned
    /// over. If the last byte is alone, a 0 is thought behind it.
    ///
    /// @return 0 to 65 535; 0 for bytes that hold their own checksum
    static int of(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = Byte.toUnsignedInt(bytes[i]); // Java's bytes have a sign, the network's not
            sum += i % 2 == 0 ? value << Byte.SIZE : value;
            sum = (sum & WORD_MASK) + (sum >>> WORD_BITS); // the carry comes round
        }
        return ~sum & WORD_MASK;
    }
}
