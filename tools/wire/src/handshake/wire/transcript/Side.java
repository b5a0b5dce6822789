package handshake.wire.transcript;

/// One end of a connection: who connected, or who accepted.
public enum Side {
    CLIENT,
    SERVER;

    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
