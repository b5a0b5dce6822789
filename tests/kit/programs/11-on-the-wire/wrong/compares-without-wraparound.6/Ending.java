package lesson11;

/// How a connection ended.
public sealed interface Ending {

    /// By FIN, and `first` sent the first one. The other side may have followed, or may be sending
    /// still.
    record Closed(Endpoint first) implements Ending {}

    /// By two FINs that crossed on their way: each side closed before it knew that the other had.
    record ClosedByBoth() implements Ending {}

    /// By RST: `by` gave up the connection, and what was under way is lost.
    record Reset(Endpoint by) implements Ending {}

    /// Not at all, as far as the capture goes.
    record StillOpen() implements Ending {}
}
