package lesson11;

import java.time.Duration;
import java.util.List;

/// Finds out how connections were opened.
public final class Handshakes {
    private Handshakes() {}

    /// The handshakes of a capture, in the order of the times at which they were complete. What
    /// belongs together is told by addresses, ports and numbers: the SYN-ACK acknowledges the SYN,
    /// and the third segment acknowledges the SYN-ACK and has the sequence number after the SYN.
    ///
    /// Of several segments with the right numbers, the third one is the earliest that follows a
    /// SYN-ACK. SYN-ACK and SYN may have been sent again before that: then it is the latest SYN-ACK
    /// before the third segment, and the latest SYN before that SYN-ACK. A connection whose
    /// handshake is not complete is not in the list.
    static List<Handshake> find(Iterable<Captured> capture) {
        throw new UnsupportedOperationException(
                "TODO 2: match SYN, SYN-ACK and ACK by their numbers");
    }

    /// The round-trip time that a handshake shows: how long it took from the SYN to the ACK.
    static Duration roundTrip(Handshake handshake) {
        throw new UnsupportedOperationException("TODO 2: how long from the SYN to the ACK");
    }
}
