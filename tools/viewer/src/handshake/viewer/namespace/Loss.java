package handshake.viewer.namespace;

/// Rules for nft that lose some of what arrives, behind the capture.
final class Loss {
    /// One of a thousand thousand: finer than anybody asks for.
    private static final int PARTS = 1_000_000;

    private static final int PARTS_PER_PERCENT = PARTS / 100;

    private Loss() {}

    static String random(double percent) {
        long parts = Math.round(percent * PARTS_PER_PERCENT);
        return """
        table inet handshake {
            chain arriving {
                type filter hook input priority 0;
                meta l4proto { tcp, udp } numgen random mod %d < %d drop
            }
        }
        """
                .formatted(PARTS, parts);
    }
}
