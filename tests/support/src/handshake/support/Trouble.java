package handshake.support;

/// What the network does to the bytes that a server sends, once; after that it behaves.
public sealed interface Trouble {
    Trouble NONE = new None();

    /// Nothing: all bytes arrive as they were sent.
    record None() implements Trouble {}

    /// The connection is reset, on both sides, after this many of the server's bytes.
    record Cut(long afterBytes) implements Trouble {}

    /// A bit of the server's byte at this place, from 0, arrives flipped: TCP's checksum has missed
    /// it.
    record Flip(long atByte) implements Trouble {}
}
