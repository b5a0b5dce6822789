package handshake.wire.capture;

/// Gives equal addresses one object, so that a million segments do not make two million of them.
/// Holds the last one seen per slot: bounded, whoever floods it.
final class AddressCache {
    private static final int SLOTS = 1024;

    private final Address[] slots = new Address[SLOTS];

    Address v4(int bits) {
        int slot = slot(bits);
        var cached = slots[slot];
        if (cached == null || cached.version() != 4 || (int) cached.low() != bits) {
            cached = slots[slot] = Address.v4(bits);
        }
        return cached;
    }

    Address v6(long high, long low) {
        int slot = slot(Long.hashCode(high) * 31 + Long.hashCode(low));
        var cached = slots[slot];
        if (cached == null
                || cached.version() != 6
                || cached.high() != high
                || cached.low() != low) {
            cached = slots[slot] = Address.v6(high, low);
        }
        return cached;
    }

    private static int slot(int hash) {
        return (hash * 0x9e3779b9) >>> 22; // the top ten bits, one for each slot
    }
}
