package lesson11;

import java.util.List;

/// Finds out what was sent again.
public final class Retransmissions {
    private Retransmissions() {}

    /// The segments that use a sequence number which an earlier segment of the same flow has used
    /// already, in the order of time; with each of them the earliest segment that did so. A segment
    /// that is merely late, and fills a gap, carries what nobody has seen: it is not in the list.
    ///
    /// The flows have fewer than 2³¹ bytes, and ports are not used for a second connection.
    static List<Retransmission> find(Iterable<Captured> capture) {
        throw new UnsupportedOperationException("TODO 5: what uses a number that was used before");
    }
}
