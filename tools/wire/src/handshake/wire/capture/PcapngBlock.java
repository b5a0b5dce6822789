package handshake.wire.capture;

/// A block of a pcapng file, its type and its two lengths included, with numbers in the byte order
/// of its section.
record PcapngBlock(Bytes bytes, boolean littleEndian) {
    int length() {
        return bytes.length();
    }

    /// Where the last of the two lengths stands: the end of all else.
    int end() {
        return bytes.length() - 4;
    }

    int u16(int index) {
        int bits = bytes.u16(index);
        return littleEndian ? Short.toUnsignedInt(Short.reverseBytes((short) bits)) : bits;
    }

    int i32(int index) {
        int bits = bytes.i32(index);
        return littleEndian ? Integer.reverseBytes(bits) : bits;
    }

    long u32(int index) {
        return Integer.toUnsignedLong(i32(index));
    }

    long i64(int index) {
        long bits = bytes.i64(index);
        return littleEndian ? Long.reverseBytes(bits) : bits;
    }
}
