package lesson11;

import static lesson11.SequenceNumbers.next;

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
        for (Segment third : segments) {
            if (isThird(third)) {
                Optional<Handshake> found = completedBy(third, segments);
                found.filter(it -> isNew(it, handshakes)).ifPresent(handshakes::add);
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

    /// @param segments in the order of time
    private static Optional<Handshake> completedBy(Segment third, List<Segment> segments) {
        List<Segment> before = segments.subList(0, segments.indexOf(third));
        for (Segment synAck : before.reversed()) {
            if (isSynAck(synAck) && answers(third, synAck)) {
                for (Segment syn : before.subList(0, before.indexOf(synAck)).reversed()) {
                    if (isSyn(syn) && answers(synAck, syn) && follows(third, syn)) {
                        return Optional.of(new Handshake(syn, synAck, third));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNew(Handshake found, List<Handshake> known) {
        return known.stream()
                .noneMatch(it ->
                        answers(it.synAck(), found.syn()) && answers(it.ack(), found.synAck()));
    }

    private static boolean isSyn(Segment segment) {
        return segment.header().getSyn() && !segment.header().getAck();
    }

    private static boolean isSynAck(Segment segment) {
        return segment.header().getSyn() && segment.header().getAck();
    }

    /// Whether `answer` goes the other way and acknowledges exactly what `segment` used.
    private static boolean answers(Segment answer, Segment segment) {
        return answer.flow().equals(segment.flow().reversed())
                && answer.header().getAcknowledgmentNumberAsLong() == next(segment);
    }

    /// Whether `later` begins where `segment` ended.
    private static boolean follows(Segment later, Segment segment) {
        return later.flow().equals(segment.flow())
                && later.header().getSequenceNumberAsLong() == next(segment);
    }
}
