// Step 2: takes what comes next between the same ports, whatever its numbers.
package lesson11;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        segments.sort(Comparator.comparing(Segment::time));
        var handshakes = new ArrayList<Handshake>();
        for (int i = 0; i < segments.size(); i++) {
            Segment syn = segments.get(i);
            if (isSyn(syn)) {
                List<Segment> rest = segments.subList(i + 1, segments.size());
                Flow back = syn.flow().reversed();
                Optional<Segment> synAck =
                        rest.stream()
                                .filter(it -> it.flow().equals(back) && isSynAck(it))
                                .findFirst();
                Optional<Segment> ack =
                        rest.stream()
                                .filter(it -> it.flow().equals(syn.flow()) && isThird(it))
                                .findFirst();
                if (synAck.isPresent() && ack.isPresent()) {
                    handshakes.add(new Handshake(syn, synAck.get(), ack.get()));
                }
            }
        }
        handshakes.sort(Comparator.comparing(it -> it.ack().time()));
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
