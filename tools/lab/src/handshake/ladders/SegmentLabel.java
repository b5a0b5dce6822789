package handshake.ladders;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is written at an arrow of a ladder, in either language: `"hello" 5 bytes seq 1, ack 1`.
///
/// @param connection a letter if the ladder has several connections, else empty
/// @param text what is sent, between quotes as Java writes it; empty if it is not shown
/// @param flags those that are named
/// @param bytes of payload
/// @param window how many bytes the receiver has room for, if the label says so
/// @param tellsWindow whether the label speaks of a window, with or without its size
record SegmentLabel(
        String connection,
        String text,
        Set<String> flags,
        long bytes,
        OptionalLong seq,
        OptionalLong ack,
        OptionalLong window,
        boolean tellsWindow) {
    private static final String NUMBER = "(\\d{1,3}(?: \\d{3})+|\\d+)";
    private static final Pattern CONNECTION = Pattern.compile("([a-z])  (.*)");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?: +|$)");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2} )+… *");
    private static final Pattern WORD =
            Pattern.compile(
                    "(?:(SYN|FIN|RST|ACK)(?: %1$s)?|(seq|ack|from) %1$s|%1$s bytes|(window)(?: %1$s(?: bytes)?)?|in two parts)(?:, | +|$)"
                            .formatted(NUMBER));

    /// The label's meaning; empty if it tells of no segment: it is words, or another protocol's.
    static Optional<SegmentLabel> parse(String label) {
        String rest = english(label);
        String connection = "";
        Matcher named = CONNECTION.matcher(rest);
        if (named.matches()) {
            connection = named.group(1);
            rest = named.group(2);
        }
        Matcher quoted = TEXT.matcher(rest);
        String text = quoted.lookingAt() ? quoted.group(1) : "";
        rest = rest.substring(quoted.lookingAt() ? quoted.end() : 0);
        Matcher hex = HEX.matcher(rest);
        rest = rest.substring(hex.lookingAt() ? hex.end() : 0);
        return words(connection, text, rest);
    }

    private static String english(String label) {
        return label.replace("，", ", ")
                .replace("字节", "bytes")
                .replace("新的窗口", "window")
                .replace("new window", "window")
                .replace("窗口", "window")
                .replace("分两段", "in two parts");
    }

    private static Optional<SegmentLabel> words(String connection, String text, String rest) {
        var flags = new HashSet<String>();
        long bytes = 0;
        OptionalLong seq = OptionalLong.empty();
        OptionalLong ack = OptionalLong.empty();
        OptionalLong window = OptionalLong.empty();
        boolean tellsWindow = false;
        Matcher word = WORD.matcher(rest);
        int end = 0;
        for (; end < rest.length() && word.find(end) && word.start() == end; end = word.end()) {
            if (word.group(1) != null) {
                flags.add(word.group(1));
                ack = word.group(2) == null ? ack : number(word.group(2));
            } else if (word.group(3) != null) {
                OptionalLong number = number(word.group(4));
                ack = word.group(3).equals("ack") ? number : ack;
                seq = word.group(3).equals("ack") ? seq : number;
            } else if (word.group(5) != null) {
                bytes = number(word.group(5)).getAsLong();
            }
            tellsWindow |= word.group(6) != null;
            window = word.group(7) == null ? window : number(word.group(7));
        }
        return end < rest.length() || rest.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SegmentLabel(
                                connection, text, flags, bytes, seq, ack, window, tellsWindow));
    }

    private static OptionalLong number(String digits) {
        return OptionalLong.of(Long.parseLong(digits.replace(" ", "")));
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /// How many sequence numbers the segment uses: SYN and FIN use one each.
    long numbers() {
        return bytes + (has("SYN") ? 1 : 0) + (has("FIN") ? 1 : 0);
    }

    /// Whether it is there for its acknowledgement only.
    boolean isPureAck() {
        return flags.equals(Set.of("ACK")) && bytes == 0 && !tellsWindow;
    }

    /// Whether it acknowledges at all: all but the first segment do.
    boolean acknowledges() {
        return has("ACK") || !has("SYN") && !has("RST");
    }

    /// Whether so much text is so many bytes; what `…` stands for may be as long as it likes.
    boolean isAsLongAsItsText() {
        String read = text.replace("…", "").translateEscapes();
        int shown = read.getBytes(StandardCharsets.UTF_8).length;
        return text.isEmpty() || (text.contains("…") ? shown < bytes : shown == bytes);
    }
}
