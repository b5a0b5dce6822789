package handshake.wire.capture;

/// What can be said of a segment's checksum (RFC 9293 §3.1).
public enum ChecksumState {
    /// It fits the bytes.
    VERIFIED,
    /// It covers the pseudo header only, as a system leaves it that expects the network card to do
    /// the rest. On loopback no card ever does: this is no error.
    LEFT_TO_HARDWARE,
    /// It is neither: the bytes changed on the way, or the capture changed them.
    WRONG,
    /// The capture did not keep the whole segment.
    UNKNOWN
}
