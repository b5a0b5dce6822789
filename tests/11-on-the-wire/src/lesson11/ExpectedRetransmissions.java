package lesson11;

import static handshake.support.Mistake.COMPARES_WITHOUT_WRAPAROUND;
import static handshake.support.Mistake.FORGETS_SYN_COUNTS_ONE;
import static handshake.support.Mistake.MATCHES_BY_POSITION;
import static handshake.support.Mistake.TAKES_LATE_FOR_AGAIN;

import handshake.support.Failure;
import handshake.support.Mistake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The retransmissions that a student's code is to find in a capture.
final class ExpectedRetransmissions {
    /// In which the tests send their SYNs.
    private static final Duration FIRST_MILLISECONDS = Duration.ofMillis(4);

    private record Times(Duration original, Duration again) {}

    private final List<Times> expected = new ArrayList<>();
    private final Set<Duration> late = new HashSet<>();
    private final Set<Duration> wrapping = new HashSet<>();

    ExpectedRetransmissions again(Duration original, Duration again) {
        expected.add(new Times(original, again));
        return this;
    }

    /// What passed then is late and carries what nobody has seen.
    ExpectedRetransmissions late(Duration time) {
        late.add(time);
        return this;
    }

    /// What passed then has numbers near the end, or behind it.
    ExpectedRetransmissions wraps(Duration time) {
        wrapping.add(time);
        return this;
    }

    /// @throws Failure unless these, and no others, are found in `capture`
    void in(List<Captured> capture) {
        List<Retransmission> got = Retransmissions.find(capture);
        if (got == null) {
            throw Failure.of("your code returned null", "你的代码返回了 null");
        }
        List<String> wanted =
                expected.stream()
                        .sorted(Comparator.comparing(Times::again))
                        .map(it ->
                                words(
                                        Wire.frameAt(it.original, capture),
                                        Wire.frameAt(it.again, capture)))
                        .toList();
        List<String> found =
                got.stream().map(it -> words(it.original().frame(), it.again().frame())).toList();
        if (!wanted.equals(found)) {
            Failure failure =
                    Failure.of("these are not the retransmissions of the capture", "这些不是抓包里的重传")
                            .expected(wanted.isEmpty() ? "none" : String.join("; ", wanted))
                            .got(found.isEmpty() ? "none" : String.join("; ", found))
                            .mistake(mistake(got));
            throw Shown.in(capture, failure);
        }
    }

    private Optional<Mistake> mistake(List<Retransmission> got) {
        Set<Duration> wanted = new HashSet<>();
        expected.forEach(it -> wanted.add(it.again));
        Set<Duration> found = new HashSet<>();
        got.forEach(it -> found.add(it.again().time()));
        for (Retransmission it : got) {
            if (it.original().time().compareTo(it.again().time()) > 0) {
                return Optional.of(MATCHES_BY_POSITION);
            }
            if (late.contains(it.again().time())) {
                return Optional.of(TAKES_LATE_FOR_AGAIN);
            }
        }
        var differs = new HashSet<>(wanted);
        differs.removeAll(found);
        var tooMany = new HashSet<>(found);
        tooMany.removeAll(wanted);
        boolean missesSyn =
                expected.stream()
                        .filter(it -> differs.contains(it.again))
                        .anyMatch(it -> it.original.compareTo(FIRST_MILLISECONDS) < 0);
        differs.addAll(tooMany);
        if (differs.stream().anyMatch(wrapping::contains)) {
            return Optional.of(COMPARES_WITHOUT_WRAPAROUND);
        }
        if (missesSyn) {
            return Optional.of(FORGETS_SYN_COUNTS_ONE);
        }
        return differs.isEmpty() ? Optional.empty() : Optional.of(MATCHES_BY_POSITION);
    }

    private static String words(int original, int again) {
        return "frame " + again + " again what was in frame " + original;
    }
}
