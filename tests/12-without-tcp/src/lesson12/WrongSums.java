package lesson12;

/// Sums as people get them who make a known mistake.
final class WrongSums {
    private static final int WORD_MASK = 0xffff;

    private WrongSums() {}

    /// The carry beyond 16 bits is lost.
    static int droppingCarry(byte[] bytes) {
        return ~sum(bytes) & WORD_MASK;
    }

    /// The carry comes round once, in the end, but what that carries is lost.
    static int carryingOnce(byte[] bytes) {
        int sum = sum(bytes);
        return ~((sum & WORD_MASK) + (sum >>> Short.SIZE)) & WORD_MASK;
    }

    private static int sum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] & 0xff;
            sum += i % 2 == 0 ? value << Byte.SIZE : value;
        }
        return sum;
    }

    /// Bytes from 0x80 on are taken for negative numbers.
    static int signed(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += i % 2 == 0 ? bytes[i] << Byte.SIZE : bytes[i];
        }
        while (sum >>> Short.SIZE != 0) {
            sum = (sum & WORD_MASK) + (sum >>> Short.SIZE);
        }
        return ~sum & WORD_MASK;
    }
}
