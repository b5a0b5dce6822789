package handshake.ladders;

import handshake.wire.Side;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the course's protocol says in a ladder: requests go to the server, replies come from it,
/// and behind `OK 5` come 5 bytes.
final class Replies {
    private static final Pattern REQUEST = Pattern.compile("(?:GET|RANGE|DIGEST) .*");
    private static final Pattern REPLY = Pattern.compile("(?:OK (\\d+)|MISSING|REFUSED).*");

    private boolean hasPromised;
    private long missing; // of what the last OK promised

    /// @param text what a segment carries, or says that it does
    /// @return why it cannot come from there
    static Optional<String> direction(Side from, String text) {
        if (from == Side.CLIENT && REPLY.matcher(text).matches()) {
            return Optional.of("is a reply: the server sends it");
        }
        return from == Side.SERVER && REQUEST.matcher(text).matches()
                ? Optional.of("is a request: the client sends it")
                : Optional.empty();
    }

    /// @return what is wrong with the segment's text or length
    Optional<String> accept(Side from, SegmentLabel segment) {
        Optional<String> wrong = direction(from, segment.text());
        if (wrong.isPresent()) {
            return wrong;
        }
        Matcher reply = REPLY.matcher(segment.text());
        if (from == Side.CLIENT) {
            return missing > 0 && REQUEST.matcher(segment.text()).matches()
                    ? Optional.of("comes while %d bytes are missing".formatted(missing))
                    : Optional.empty();
        }
        long body = segment.bytes();
        if (missing == 0 && reply.matches()) {
            hasPromised = reply.group(1) != null;
            missing = hasPromised ? Long.parseLong(reply.group(1)) : 0;
            body -= hasPromised ? "OK \n".length() + reply.group(1).length() : body;
        }
        missing = hasPromised ? missing - body : 0;
        return missing < 0
                ? Optional.of("brings %d bytes more than OK has promised".formatted(-missing))
                : Optional.empty();
    }

    /// More was sent than is shown.
    void skip() {
        hasPromised = false;
        missing = 0;
    }
}
