package handshake.wire.analysis;

import handshake.wire.capture.Address;
import handshake.wire.capture.Segment;

/// Finds the latest conversation between two endpoints, whichever of them sent the segment. A hash
/// table with open addressing: no object per entry, none per look-up.
final class ConversationTable {
    private static final int FIRST_SLOTS = 64;

    private Conversation[] slots = new Conversation[FIRST_SLOTS];
    private int used;
    private int created;

    /// The latest conversation between the segment's endpoints, or null.
    Conversation find(Segment segment) {
        return slots[slot(slots, segment)];
    }

    /// Starts a conversation; an earlier one between the same endpoints is forgotten.
    Conversation create(Segment segment) {
        if (used * 2 >= slots.length) {
            grow();
        }
        int slot = slot(slots, segment);
        used += slots[slot] == null ? 1 : 0;
        slots[slot] = new Conversation(created++, segment);
        return slots[slot];
    }

    /// Whether the sender is the lower of the two endpoints. Where both are the same, a socket
    /// talks to itself, and all segments go in one direction.
    static boolean lowSends(Segment segment) {
        int byAddress = segment.source().compareTo(segment.destination());
        return byAddress < 0 || byAddress == 0 && segment.sourcePort() <= segment.destinationPort();
    }

    private static int slot(Conversation[] slots, Segment segment) {
        boolean lowSends = lowSends(segment);
        var low = lowSends ? segment.source() : segment.destination();
        var high = lowSends ? segment.destination() : segment.source();
        int lowPort = lowSends ? segment.sourcePort() : segment.destinationPort();
        int highPort = lowSends ? segment.destinationPort() : segment.sourcePort();
        int slot = hash(low, lowPort, high, highPort) & slots.length - 1;
        while (slots[slot] != null && !isBetween(slots[slot], low, lowPort, high, highPort)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static boolean isBetween(
            Conversation conversation, Address low, int lowPort, Address high, int highPort) {
        return conversation.lowPort == lowPort
                && conversation.highPort == highPort
                && conversation.low.equals(low)
                && conversation.high.equals(high);
    }

    private static int hash(Address low, int lowPort, Address high, int highPort) {
        long mix = mixed(low.high() ^ mixed(low.low()));
        mix = mixed(mix ^ high.high() ^ mixed(high.low() + 1));
        mix = mixed(mix ^ ((long) lowPort << 16 | highPort));
        return (int) (mix >>> 32);
    }

    private static long mixed(long bits) {
        long product = bits * 0x9e3779b97f4a7c15L;
        return product ^ product >>> 29;
    }

    private void grow() {
        var larger = new Conversation[slots.length * 2];
        for (var conversation : slots) {
            if (conversation != null) {
                larger[free(larger, conversation)] = conversation;
            }
        }
        slots = larger;
    }

    private static int free(Conversation[] slots, Conversation conversation) {
        int slot =
                hash(
                                conversation.low,
                                conversation.lowPort,
                                conversation.high,
                                conversation.highPort)
                        & slots.length - 1;
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
