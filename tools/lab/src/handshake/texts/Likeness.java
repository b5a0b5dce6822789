package handshake.texts;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares what a text shows with what came.
///
/// They are the same line by line, but for what a text cannot know: `…` stands for anything within
/// a line and, alone in a line, for any number of lines; a time, a rate and a port that the system
/// chose (32768 and up) are like any other. Empty lines do not count, nor how many spaces stand
/// between two words.
final class Likeness {
    private static final String ANY = "…";

    /// A time or a rate with its unit; a port that nobody chose.
    private static final Pattern UNKNOWN =
            Pattern.compile(
                    "\\d[\\d.,]* (?:ns|µs|ms|s|[kMG]B/s)\\b"
                            + "|(?<=:|localport=|port )(?:3[2-9]|[456]\\d)\\d{3}\\b");

    private Likeness() {}

    /// Whether `came` is what `told` says, from its first line to its last.
    static boolean isAll(List<String> told, String came) {
        return pattern(told).matcher(withoutEmptyLines(came)).matches();
    }

    /// Whether `came` begins with what `told` says.
    static boolean isBeginning(List<String> told, String came) {
        return pattern(told).matcher(withoutEmptyLines(came)).lookingAt();
    }

    private static String withoutEmptyLines(String text) {
        return text.replaceAll("(?m)^[ \t]*\n", "");
    }

    private static Pattern pattern(List<String> told) {
        var regex = new StringBuilder();
        for (String line : told) {
            if (line.strip().equals(ANY)) {
                regex.append("(?:.*\n)*?");
            } else if (!line.isBlank()) {
                regex.append(line(line.stripTrailing())).append(" *\n");
            }
        }
        return Pattern.compile(regex.toString());
    }

    private static String line(String told) {
        var regex = new StringBuilder();
        int from = 0;
        for (Matcher it = Pattern.compile(ANY + "|" + UNKNOWN).matcher(told); it.find(); ) {
            regex.append(quoted(told.substring(from, it.start())));
            regex.append(it.group().equals(ANY) ? ".*" : unknown(it.group()));
            from = it.end();
        }
        return regex.append(quoted(told.substring(from))).toString();
    }

    private static String unknown(String told) {
        return told.contains(" ") ? "\\d[\\d.,]* (?:ns|µs|ms|s|[kMG]?B/s)" : "\\d+";
    }

    private static String quoted(String text) {
        return Arrays.stream(text.split(" +", -1)).map(Pattern::quote).collect(joining(" +"));
    }
}
