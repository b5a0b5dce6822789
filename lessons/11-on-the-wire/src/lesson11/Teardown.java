package lesson11;

/// Finds out how connections ended.
public final class Teardown {
    private Teardown() {}

    /// How a connection ended, and who ended it.
    ///
    /// A RST ends it, unless both sides had sent their FIN before. Of two FINs, the first is the
    /// one that does not acknowledge the other; if neither does, they crossed.
    ///
    /// @param flow the connection, in either direction
    static Ending who(Iterable<Captured> capture, Flow flow) {
        throw new UnsupportedOperationException("TODO 4: who sent the first FIN, or a RST");
    }
}
