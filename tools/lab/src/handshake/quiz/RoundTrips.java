package handshake.quiz;

import static handshake.quiz.Conversed.original;
import static handshake.quiz.Conversed.seq;

import handshake.wire.Side;
import handshake.wire.analysis.Judgement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one can measure of round trips: data segments that were sent once, each with its ACK.
///
/// @param data the segment
/// @param ack the first segment that acknowledges all of it
record RoundTrips(Judgement data, Judgement ack) {
    /// RFC 6298 §2.3: how much a new measurement counts.
    static final double ALPHA = 0.125;

    double millis() {
        return Conversed.millis(data, ack);
    }

    /// Those of what a side sent, in the order of sending. What was sent again is left out: nobody
    /// knows which copy was acknowledged (Karn's rule).
    static List<RoundTrips> of(Conversed talk, Side side) {
        Set<Long> repeated = new HashSet<>();
        talk.data(side).stream()
                .filter(it -> original(it).isPresent())
                .forEach(it -> repeated.add(seq(it)));
        var measured = new ArrayList<RoundTrips>();
        for (Judgement data : talk.data(side)) {
            Optional<Judgement> ack = talk.acknowledgmentOf(data);
            if (!repeated.contains(seq(data)) && ack.isPresent()) {
                measured.add(new RoundTrips(data, ack.get()));
            }
        }
        return measured;
    }

    /// The smoothed round-trip time in milliseconds after these: it begins with the first, and each
    /// further one moves it by an eighth of the difference.
    static double smoothed(List<RoundTrips> measured) {
        double estimate = measured.getFirst().millis();
        for (RoundTrips it : measured.subList(1, measured.size())) {
            estimate = (1 - ALPHA) * estimate + ALPHA * it.millis();
        }
        return estimate;
    }
}
