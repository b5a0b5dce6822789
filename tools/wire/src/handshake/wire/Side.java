package handshake.wire;

/// The two ends of a conversation.
public enum Side {
    /// Who connected, by a SYN; where none was captured, who sent the first segment.
    CLIENT,
    /// Who accepted.
    SERVER;

    /// The one that is not this.
    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
