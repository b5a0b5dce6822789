package handshake.viewer.fields;

/// The TCP header (RFC 9293 §3.1), its options, and the payload.
final class TcpFields {
    private static final int FIXED_BYTES = 20;
    private static final String[] FLAGS = {
        "tcp.ae",
        "tcp.cwr",
        "tcp.ece",
        "tcp.urg",
        "tcp.ack.flag",
        "tcp.psh",
        "tcp.rst",
        "tcp.syn",
        "tcp.fin"
    };

    private TcpFields() {}

    /// @param end where the IP packet ends
    static void walk(Walk walk, int end) {
        int start = walk.at;
        int headerBytes = Math.max(FIXED_BYTES, (walk.u8(12) >> 4) * 4);
        walk.take("tcp.srcPort", 2, walk.u16(0))
                .take("tcp.dstPort", 2, walk.u16(0))
                .take("tcp.seq", 4, Integer.toUnsignedLong(walk.i32(0)))
                .take("tcp.ack", 4, Integer.toUnsignedLong(walk.i32(0)));
        flags(walk);
        walk.take("tcp.window", 2, walk.u16(0))
                .take("tcp.checksum", 2, Walk.hex16(walk.u16(0)))
                .take("tcp.urgent", 2, walk.u16(0));
        OptionFields.walk(walk, Math.min(start + headerBytes, end));
        if (walk.at < end) {
            walk.take("tcp.payload", end - walk.at, end - walk.at + " B");
        }
    }

    private static void flags(Walk walk) {
        walk.bits("tcp.offset", 0, 1, 0xf0, (walk.u8(0) >> 4) * 4 + " B")
                .bits("tcp.reserved", 0, 1, 0x0e, walk.u8(0) >> 1 & 7);
        int word = walk.u16(0);
        for (int i = 0; i < FLAGS.length; i++) {
            int mask = 1 << FLAGS.length - 1 - i;
            String value = (word & mask) == 0 ? "0" : "1";
            if (i == 0) {
                walk.bits(FLAGS[i], 0, 1, 0x01, value);
            } else {
                walk.bits(FLAGS[i], 1, 1, mask, value);
            }
        }
        walk.skip(2);
    }
}
