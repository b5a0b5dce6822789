package handshake.wire.analysis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import handshake.wire.capture.Address;
import handshake.wire.capture.Segment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The data connections that FTP commands announce (RFC 959 §4.1.2, RFC 2428). To tshark such a
/// conversation exists before its first segment: its SYN opens nothing, and `tcp.completeness`
/// lacks that bit. Remembers the last 256 announcements.
final class FtpAnnouncements {
    private static final int CONTROL_PORT = 21;
    private static final int DATA_PORT = 20;
    private static final int ANY_PORT = 0;
    private static final int MOST_REMEMBERED = 256;
    private static final int MOST_COMMAND_BYTES = 200;

    private static final String SIX_NUMBERS =
            "(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3})";
    private static final Pattern ACTIVE = Pattern.compile("PORT " + SIX_NUMBERS);
    private static final Pattern PASSIVE = Pattern.compile("227[ -][^\r\n]*?" + SIX_NUMBERS);
    private static final Pattern EXTENDED_PASSIVE =
            Pattern.compile("229[ -][^\r\n]*?\\(\\|\\|\\|(\\d{1,5})\\|\\)");

    private final Deque<Announcement> remembered = new ArrayDeque<>();

    private record Announcement(Address address, int port, Address peer, int peerPort) {
        boolean covers(Address one, int onePort, Address other, int otherPort) {
            return address.equals(one)
                    && port == onePort
                    && peer.equals(other)
                    && (peerPort == ANY_PORT || peerPort == otherPort);
        }

        boolean covers(Segment segment) {
            return covers(
                            segment.source(),
                            segment.sourcePort(),
                            segment.destination(),
                            segment.destinationPort())
                    || covers(
                            segment.destination(),
                            segment.destinationPort(),
                            segment.source(),
                            segment.sourcePort());
        }
    }

    /// Whether the segment begins an announced conversation. Each announcement holds for one.
    boolean expects(Segment segment) {
        return !remembered.isEmpty() && remembered.removeIf(known -> known.covers(segment));
    }

    /// Notes what a segment of a control connection announces.
    void listen(Segment segment) {
        if (segment.payload().isEmpty()) {
            return;
        }
        if (segment.sourcePort() == CONTROL_PORT) {
            listenToServer(segment);
        } else if (segment.destinationPort() == CONTROL_PORT) {
            listenToClient(segment);
        }
    }

    private void listenToServer(Segment segment) {
        var text = text(segment);
        var passive = PASSIVE.matcher(text);
        var extended = EXTENDED_PASSIVE.matcher(text);
        if (passive.lookingAt()) {
            remember(address(passive), port(passive), segment.destination(), ANY_PORT);
        } else if (extended.lookingAt()) {
            int port = Integer.parseInt(extended.group(1));
            remember(segment.source(), port, segment.destination(), ANY_PORT);
        }
    }

    private void listenToClient(Segment segment) {
        var active = ACTIVE.matcher(text(segment));
        if (active.lookingAt()) {
            remember(address(active), port(active), segment.destination(), DATA_PORT);
            remember(segment.source(), port(active), segment.destination(), DATA_PORT);
        }
    }

    private void remember(Address address, int port, Address peer, int peerPort) {
        if (remembered.size() == MOST_REMEMBERED) {
            remembered.removeFirst();
        }
        remembered.addLast(new Announcement(address, port, peer, peerPort));
    }

    private static String text(Segment segment) {
        var payload = segment.payload();
        int length = Math.min(payload.length(), MOST_COMMAND_BYTES);
        return new String(payload.slice(0, length).toArray(), US_ASCII);
    }

    private static Address address(Matcher numbers) {
        return Address.v4(
                number(numbers, 1) << 24
                        | number(numbers, 2) << 16
                        | number(numbers, 3) << 8
                        | number(numbers, 4));
    }

    private static int port(Matcher numbers) {
        return number(numbers, 5) << 8 | number(numbers, 6);
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group)) & 0xff;
    }
}
