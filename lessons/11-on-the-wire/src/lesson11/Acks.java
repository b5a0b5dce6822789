package lesson11;

/// Finds out what has arrived, by what was acknowledged.
public final class Acks {
    private Acks() {}

    /// How many bytes of a flow's stream the other side has acknowledged by the end of the capture.
    /// An acknowledgment number names the byte that is expected next; everything before it has
    /// arrived. So the highest one counts, whenever it passed. SYN and FIN use a number each, but
    /// are no bytes.
    ///
    /// @param flow a direction whose SYN is in the capture, of fewer than 2³¹ bytes
    static long acknowledged(Iterable<Captured> capture, Flow flow) {
        throw new UnsupportedOperationException(
                "TODO 3: the highest acknowledgment, counted in bytes");
    }
}
