package handshake.wire.analysis;

/// The two ends of a conversation.
public enum Side {
    /// Who sent the SYN; where none was captured, who sent the first segment.
    CLIENT,
    /// The other one.
    SERVER;

    /// The one that is not this.
    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
