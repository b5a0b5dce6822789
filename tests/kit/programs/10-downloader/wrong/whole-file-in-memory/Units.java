package lesson10;

import java.time.Duration;
import java.util.Locale;

/// Numbers for people.
public final class Units {
    private static final int KILO = 1000;

    private Units() {}

    /// A number of bytes, as `999 B`, `1.0 kB`, `12.3 MB`.
    static String bytes(double bytes) {
        if (bytes < KILO) {
            return "%d B".formatted((long) bytes);
        }
        double value = bytes;
        int power = 0;
        while (value >= KILO && power < 6) {
            value /= KILO;
            power++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", value, "kMGTPE".charAt(power - 1));
    }

    /// A time, as `0:07`, `12:34`, `1:23:45`; begun seconds do not count.
    static String time(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
