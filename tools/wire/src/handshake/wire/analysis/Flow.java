package handshake.wire.analysis;

/// What is remembered of one direction of a conversation. For Wireshark's rules a sequence number
/// of 0 stands for "not known yet", as it does there: a stream that wraps to exactly 0 is misjudged
/// in the same way.
final class Flow {
    static final int SCALE_UNKNOWN = -1;
    static final int SCALE_UNUSED = -2;
    static final int WINDOW_UNKNOWN = -1;

    /// What relative sequence numbers count from: that of the SYN, or one before the first seen.
    boolean baseKnown;

    int baseSeq;

    /// The highest sequence number plus length so far, and the frame and time that set it.
    int nextSeq;

    int nextSeqFrame;
    long nextSeqTime;

    /// Up to where everything has been seen without a hole.
    int maxAck;

    int lastAck;
    long lastAckTime;
    int window = WINDOW_UNKNOWN;
    int windowScale = SCALE_UNKNOWN;

    /// Whether the window of the last ACK was one to be scaled: that of a SYN is not.
    boolean windowIsScaled;

    /// How often the last ACK was repeated; -1 once it was noted that it covers bytes never seen.
    int duplicateAcks;

    /// The first frame with the present acknowledgment number.
    int lastNonDuplicate;

    /// What was said of the direction's last segment: bits of [Says].
    int lastSays;

    /// How many bytes the last segment's SACK blocks cover.
    int sackedBytes;

    /// False from a lost segment until the other side acknowledges something.
    boolean bytesInFlightKnown = true;

    final Unacked unacked = new Unacked();

    /// What evidence knows of the bytes carried; null before there are any.
    Carried carried;

    /// The sender's state by RFC 9293, and whether it opened the connection passively.
    TcpState state = TcpState.CLOSED;

    boolean passive;

    /// The frame with its first SYN; 0 if none was seen.
    int synFrame;

    /// Whether its FIN was seen, and whether the other side has it with everything before it.
    boolean finSeen;

    boolean finDelivered;

    /// The sequence number after its FIN.
    int finEnd;

    void setBase(int seq) {
        boolean changes = baseKnown && seq != baseSeq;
        baseKnown = true;
        baseSeq = seq;
        if (changes) {
            unacked.rebase(seq);
        }
    }
}
