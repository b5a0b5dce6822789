// Step 2: takes three segments in a row, whosoever they are.
package lesson11;

import java.time.Duration;
import java.util.ArrayList;
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
        List<Segment> segments = Segment.in(capture);
        var handshakes = new ArrayList<Handshake>();
        for (int i = 0; i + 2 < segments.size(); i++) {
            Segment syn = segments.get(i);
            Segment synAck = segments.get(i + 1);
            Segment ack = segments.get(i + 2);
            if (isSyn(syn) && isSynAck(synAck) && isThird(ack)) {
                handshakes.add(new Handshake(syn, synAck, ack));
            }
        }
        return handshakes;
    }

    /// The round-trip time that a handshake shows: how long it took from the SYN to the ACK.
    static Duration roundTrip(Handshake handshake) {
        return handshake.ack().time().minus(handshake.syn().time());
    }

    private static boolean isThird(Segment segment) {
        var header = segment.header();
        return header.getAck() && !header.getSyn() && !header.getRst();
    }

    private static boolean isSyn(Segment segment) {
        return segment.header().getSyn() && !segment.header().getAck();
    }

    private static boolean isSynAck(Segment segment) {
        return segment.header().getSyn() && segment.header().getAck();
    }
}
