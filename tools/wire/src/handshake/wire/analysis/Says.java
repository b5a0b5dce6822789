package handshake.wire.analysis;

/// One bit for each thing Wireshark may say of a segment.
final class Says {
    static final int RETRANSMISSION = 1;
    static final int FAST_RETRANSMISSION = 1 << 1;
    static final int SPURIOUS_RETRANSMISSION = 1 << 2;
    static final int OUT_OF_ORDER = 1 << 3;
    static final int DUPLICATE_ACK = 1 << 4;
    static final int LOST_SEGMENT = 1 << 5;
    static final int ACK_LOST_SEGMENT = 1 << 6;
    static final int ZERO_WINDOW = 1 << 7;
    static final int ZERO_WINDOW_PROBE = 1 << 8;
    static final int ZERO_WINDOW_PROBE_ACK = 1 << 9;
    static final int WINDOW_FULL = 1 << 10;
    static final int WINDOW_UPDATE = 1 << 11;
    static final int KEEP_ALIVE = 1 << 12;
    static final int KEEP_ALIVE_ACK = 1 << 13;
    static final int REUSED_PORTS = 1 << 14;

    static final int ANY_RETRANSMISSION =
            RETRANSMISSION | FAST_RETRANSMISSION | SPURIOUS_RETRANSMISSION;

    private Says() {}
}
