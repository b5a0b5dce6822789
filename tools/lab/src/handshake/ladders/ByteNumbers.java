package handshake.ladders;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// The sequence numbers of one direction of a connection, as a ladder tells of them. What a ladder
/// does not say, because it begins in the middle for one, is not known and not checked.
final class ByteNumbers {
    private static final long UNKNOWN = -1;

    private long sent = UNKNOWN; // the number behind the last that was sent
    private long arrived = UNKNOWN; // the number behind the last before which nothing is missing
    private long acknowledged = UNKNOWN;
    private final TreeMap<Long, Long> early = new TreeMap<>(); // begin to end, behind a hole
    private final Set<Long> beginnings = new HashSet<>();
    private long room = UNKNOWN; // of the window that the receiver has told of
    private boolean hasLost;
    private boolean isVague;
    private boolean isOwed = true;
    private boolean hasBegun;
    private boolean hasEnded;

    /// A segment goes this way.
    ///
    /// @return what is wrong with its numbers
    Optional<String> send(SegmentLabel segment, boolean isLost) {
        if (segment.has("SYN")) {
            sent = segment.seq().orElse(0);
            arrived = sent;
            hasBegun = true;
        }
        long begin = segment.seq().orElse(sent);
        if (sent == UNKNOWN) {
            sent = begin;
            arrived = begin;
        }
        boolean isNew = begin == sent;
        boolean isAgain = hasLost && segment.numbers() > 0 && beginnings.contains(begin);
        if (!isNew && !isAgain) {
            return Optional.of("begins at %d, the one before ended at %d".formatted(begin, sent));
        }
        if (isNew && hasEnded && segment.numbers() > 0) {
            return Optional.of("is sent behind a FIN, which was the last");
        }
        if (isNew && room != UNKNOWN && segment.bytes() > room) {
            return Optional.of("is more than the %d bytes of window left".formatted(room));
        }
        room -= isNew && room != UNKNOWN ? segment.bytes() : 0;
        hasEnded |= segment.has("FIN");
        hasLost |= isLost;
        isOwed |= segment.numbers() > 0;
        if (begin != UNKNOWN) {
            passes(begin, begin + segment.numbers(), isLost);
        }
        return Optional.empty();
    }

    private void passes(long begin, long end, boolean isLost) {
        beginnings.add(begin);
        sent = Math.max(sent, end);
        if (!isLost && end > begin) {
            early.merge(begin, end, Math::max);
        }
        while (!early.isEmpty() && early.firstKey() <= arrived) {
            arrived = Math.max(arrived, early.pollFirstEntry().getValue());
        }
    }

    /// A segment of the other direction acknowledges what came this way.
    ///
    /// @return what is wrong with its acknowledgement
    Optional<String> acknowledge(SegmentLabel segment) {
        if (!segment.acknowledges()) {
            isOwed = false;
            return Optional.empty();
        }
        if (segment.has("SYN") && !hasBegun) {
            return Optional.of("answers no SYN of the other end");
        }
        boolean wasOwed = isOwed || hasLost;
        isOwed = false;
        room = segment.window().orElse(UNKNOWN);
        Optional<String> wrong =
                segment.ack().isPresent() ? acknowledge(segment.ack()) : Optional.empty();
        return wrong.isPresent()
                ? wrong
                : segment.isPureAck() && !wasOwed
                        ? Optional.of("acknowledges nothing: nothing has come since the last ACK")
                        : Optional.empty();
    }

    private Optional<String> acknowledge(OptionalLong shown) {
        long ack = shown.getAsLong();
        if (ack < acknowledged) {
            return Optional.of("goes back: %d has been acknowledged".formatted(acknowledged));
        }
        if (arrived != UNKNOWN && !isVague && ack != arrived) {
            return Optional.of("acknowledges %d, but it must be %d".formatted(ack, arrived));
        }
        acknowledged = ack;
        arrived = Math.max(arrived, ack);
        sent = Math.max(sent, ack);
        return Optional.empty();
    }

    /// More was sent than is shown.
    void skip() {
        isOwed = true;
        room = UNKNOWN;
        isVague |= sent != arrived;
        if (!isVague) {
            sent = UNKNOWN;
            arrived = UNKNOWN;
        }
    }
}
