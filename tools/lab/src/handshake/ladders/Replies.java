package handshake.ladders;

import handshake.wire.Side;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the course's protocol says in a ladder: requests go to the server, replies come from it,
/// and behind `OK 5` come 5 bytes.
final class Replies {
    private static final Pattern REQUEST = Pattern.compile("(GET|RANGE|DIGEST) .*");
    private static final Pattern REPLY = Pattern.compile("(?:OK (\\d+)|MISSING|REFUSED).*");

    private boolean hasPromised;
    private long missing; // of what the last OK promised

    /// @return what is wrong with the segment's text or length
    Optional<String> accept(Side from, SegmentLabel segment) {
        Matcher reply = REPLY.matcher(segment.text());
        boolean isRequest = REQUEST.matcher(segment.text()).matches();
        if (from == Side.CLIENT) {
            return reply.matches()
                    ? Optional.of("is a reply: the server sends it")
                    : isRequest && missing > 0
                            ? Optional.of("comes while %d bytes are missing".formatted(missing))
                            : Optional.empty();
        }
        if (isRequest) {
            return Optional.of("is a request: the client sends it");
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
