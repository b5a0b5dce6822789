package handshake.ladders;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The times at a ladder's lines, which never go back.
final class Clock {
    private static final Pattern TIME = Pattern.compile(" *([\\d.]+) (ms|s|毫秒|秒)(?:  .*)?");
    private static final double MILLIS_PER_SECOND = 1e3;

    private double millis;

    /// @param remark a line's
    /// @return what is wrong with its time, if it has one
    Optional<String> read(String remark) {
        Matcher time = TIME.matcher(remark);
        if (!time.matches()) {
            return Optional.empty();
        }
        boolean isSeconds = time.group(2).equals("s") || time.group(2).equals("秒");
        double now = Double.parseDouble(time.group(1)) * (isSeconds ? MILLIS_PER_SECOND : 1);
        if (now < millis) {
            return Optional.of("is earlier than the line above it");
        }
        millis = now;
        return Optional.empty();
    }
}
