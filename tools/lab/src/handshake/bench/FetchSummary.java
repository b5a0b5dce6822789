package handshake.bench;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the rate from what solution 10's `fetch` says when a file has arrived.
final class FetchSummary {
    private static final Pattern RATE = Pattern.compile("([0-9][0-9.,]*) ?([kMG]?)i?B/s");

    private FetchSummary() {}

    /// The last rate in `said`, in megabytes (10⁶ bytes) a second.
    ///
    /// @throws IOException if there is none
    static double megabytesPerSecond(String said) throws IOException {
        double rate = -1;
        for (Matcher found = RATE.matcher(said); found.find(); ) {
            rate = Double.parseDouble(found.group(1).replace(",", "")) * scale(found.group(2));
        }
        if (rate < 0) {
            throw new IOException("fetch told no rate: " + said.strip());
        }
        return rate;
    }

    private static double scale(String prefix) {
        return switch (prefix) {
            case "k" -> 1e-3;
            case "M" -> 1;
            case "G" -> 1e3;
            default -> 1e-6;
        };
    }
}
