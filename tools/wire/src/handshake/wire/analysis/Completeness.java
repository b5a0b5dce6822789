package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.Segment;

/// Which parts of a conversation were captured, as the bits of Wireshark's `tcp.completeness`.
public final class Completeness {
    public static final int SYN_SENT = 1;
    public static final int SYN_ACK = 2;
    public static final int EMPTY_ACK = 4;
    public static final int DATA = 8;
    public static final int FIN_ACK = 16;
    public static final int RESET = 32;

    private Completeness() {}

    /// What the first segment of a conversation adds: only a SYN counts, with data or without.
    /// Where it reuses the ports of another conversation, tshark goes on as for any other segment.
    static int first(Segment segment, boolean reusesPorts) {
        boolean pureSyn = segment.has(SYN) && !segment.has(ACK);
        if (!pureSyn || segment.isHeaderDamaged()) {
            return 0;
        }
        return SYN_SENT | (reusesPorts ? further(segment) : segment.payloadBytes() > 0 ? DATA : 0);
    }

    /// What any further segment adds.
    static int further(Segment segment) {
        if (segment.isHeaderDamaged()) {
            return 0;
        }
        int bits = segment.has(RST) ? RESET : 0;
        if (segment.has(ACK)) {
            int acknowledges = segment.payloadBytes() > 0 ? DATA : EMPTY_ACK;
            bits |= segment.has(SYN) ? SYN_ACK : acknowledges;
            bits |= segment.has(FIN) ? FIN_ACK : 0;
        }
        return bits;
    }
}
