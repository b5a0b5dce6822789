package handshake.wire.capture;

/// The flag bits of a TCP header (RFC 9293 §3.1), as they stand in its 13th and 14th byte.
public final class TcpFlags {
    public static final int FIN = 0x001;
    public static final int SYN = 0x002;
    public static final int RST = 0x004;
    public static final int PSH = 0x008;
    public static final int ACK = 0x010;
    public static final int URG = 0x020;
    public static final int ECE = 0x040;
    public static final int CWR = 0x080;

    /// Accurate ECN; once the nonce of RFC 3540.
    public static final int AE = 0x100;

    /// The twelve bits between the header length and the window, the reserved ones included.
    public static final int ALL = 0xfff;

    private static final String[] NAMES = {
        "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"
    };

    private TcpFlags() {}

    /// The names of the bits that are set, lowest first: `SYN, ACK`; empty if none is.
    public static String names(int flags) {
        var names = new StringBuilder();
        for (int bit = 0; bit < NAMES.length; bit++) {
            if ((flags & 1 << bit) != 0) {
                names.append(names.isEmpty() ? "" : ", ").append(NAMES[bit]);
            }
        }
        return names.toString();
    }
}
