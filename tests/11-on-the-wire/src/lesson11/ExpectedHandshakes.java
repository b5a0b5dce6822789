package lesson11;

import static handshake.support.Mistake.COMPARES_WITHOUT_WRAPAROUND;
import static handshake.support.Mistake.FORGETS_SYN_COUNTS_ONE;
import static handshake.support.Mistake.MATCHES_BY_POSITION;

import handshake.support.Failure;
import handshake.support.Mistake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The handshakes that a student's code is to find in a capture.
final class ExpectedHandshakes {
    private static final long LAST_NUMBER = Numbers.COUNT - 1;

    private record Times(Duration syn, Duration synAck, Duration ack) {}

    private final List<Times> expected = new ArrayList<>();
    private boolean hasWraps;

    /// One more, by the times of its segments.
    ///
    /// @param firsts the sequence numbers of the two SYNs
    ExpectedHandshakes plus(Duration syn, Duration synAck, Duration ack, long... firsts) {
        expected.add(new Times(syn, synAck, ack));
        for (long first : firsts) {
            hasWraps |= first == LAST_NUMBER;
        }
        return this;
    }

    /// @throws Failure unless these, and no others, are found in `capture`
    void in(List<Captured> capture) {
        List<Handshake> got = Handshakes.find(capture);
        if (got == null) {
            throw Failure.of("your code returned null", "你的代码返回了 null");
        }
        List<String> wanted =
                expected.stream()
                        .sorted(Comparator.comparing(Times::ack))
                        .map(it -> frames(it, capture))
                        .toList();
        List<String> found = got.stream().map(ExpectedHandshakes::frames).toList();
        if (!wanted.equals(found)) {
            Failure failure =
                    Failure.of("these are not the handshakes of the capture", "这些不是抓包里的握手")
                            .expected(words(wanted))
                            .got(words(found))
                            .mistake(mistake(got, capture));
            throw Shown.in(capture, failure);
        }
        roundTrips(got, capture);
    }

    private void roundTrips(List<Handshake> got, List<Captured> capture) {
        List<Times> inOrder = expected.stream().sorted(Comparator.comparing(Times::ack)).toList();
        for (int i = 0; i < got.size(); i++) {
            Duration wanted = inOrder.get(i).ack().minus(inOrder.get(i).syn());
            Duration found = Handshakes.roundTrip(got.get(i));
            if (!wanted.equals(found)) {
                Failure failure =
                        Failure.of("this is not the round-trip time", "这不是往返时间")
                                .expected(millis(wanted) + " from the SYN to the ACK")
                                .got(found == null ? "null" : millis(found));
                if (found != null && found.isNegative()) {
                    failure.mistake(MATCHES_BY_POSITION);
                }
                throw Shown.in(capture, failure);
            }
        }
    }

    private Optional<Mistake> mistake(List<Handshake> got, List<Captured> capture) {
        if (got.size() > expected.size() || got.stream().anyMatch(it -> !fits(it))) {
            return Optional.of(MATCHES_BY_POSITION);
        }
        if (!isInOrder(capture)) {
            return Optional.of(MATCHES_BY_POSITION);
        }
        if (hasWraps && got.size() < expected.size()) {
            return Optional.of(COMPARES_WITHOUT_WRAPAROUND);
        }
        return got.isEmpty() ? Optional.of(FORGETS_SYN_COUNTS_ONE) : Optional.empty();
    }

    /// Whether the three belong together by their numbers.
    private static boolean fits(Handshake it) {
        long clients = it.syn().header().getSequenceNumberAsLong() + 1;
        long servers = it.synAck().header().getSequenceNumberAsLong() + 1;
        return it.synAck().flow().equals(it.syn().flow().reversed())
                && it.ack().flow().equals(it.syn().flow())
                && it.synAck().header().getAcknowledgmentNumberAsLong() == clients % Numbers.COUNT
                && it.ack().header().getAcknowledgmentNumberAsLong() == servers % Numbers.COUNT
                && it.ack().header().getSequenceNumberAsLong() == clients % Numbers.COUNT;
    }

    private static boolean isInOrder(List<Captured> capture) {
        return capture.stream()
                .sorted(Comparator.comparing(Captured::time))
                .toList()
                .equals(capture);
    }

    private static String frames(Times it, List<Captured> capture) {
        return "%d, %d, %d"
                .formatted(
                        Wire.frameAt(it.syn(), capture),
                        Wire.frameAt(it.synAck(), capture),
                        Wire.frameAt(it.ack(), capture));
    }

    private static String frames(Handshake it) {
        return "%d, %d, %d".formatted(it.syn().frame(), it.synAck().frame(), it.ack().frame());
    }

    private static String words(List<String> handshakes) {
        return handshakes.isEmpty()
                ? "no handshake"
                : "the frames " + String.join(" and the frames ", handshakes);
    }

    private static String millis(Duration time) {
        return "%.3f ms".formatted(time.toNanos() / 1e6);
    }
}
