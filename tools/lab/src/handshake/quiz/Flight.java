package handshake.quiz;

import static handshake.quiz.Conversed.number;

import handshake.wire.Side;
import handshake.wire.analysis.Judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one side sends in one round trip.
///
/// @param frame the number of the frame it begins with
/// @param bytes how many bytes it carries
record Flight(int frame, long bytes) {
    private static final double STILL_GROWING = 1.5;

    /// The flights of a side: each begins with the first data segment after the acknowledgment of
    /// what the one before began with.
    static List<Flight> of(Conversed talk, Side side) {
        var flights = new ArrayList<Flight>();
        List<Judgement> data = talk.data(side);
        int at = 0;
        while (at < data.size()) {
            Judgement first = data.get(at);
            Optional<Judgement> ack = talk.acknowledgmentOf(first);
            int end = ack.map(Conversed::number).orElse(Integer.MAX_VALUE);
            long bytes = 0;
            while (at < data.size() && number(data.get(at)) < end) {
                bytes += Conversed.bytes(data.get(at));
                at++;
            }
            flights.add(new Flight(number(first), bytes));
        }
        return flights;
    }

    /// The index of the first flight that does not grow any more; -1 if there is none to be seen.
    /// The last flight is none: the data may have come to its end.
    static int endOfSlowStart(List<Flight> flights) {
        for (int i = 1; i + 1 < flights.size(); i++) {
            boolean grows = flights.get(i).bytes >= STILL_GROWING * flights.get(i - 1).bytes;
            if (!grows) {
                return i >= 2 ? i : -1; // it must have grown once before
            }
        }
        return -1;
    }
}
