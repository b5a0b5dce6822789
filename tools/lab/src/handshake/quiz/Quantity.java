package handshake.quiz;

import handshake.support.Text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a number measures: its units, and how many of the base unit each of them is.
public enum Quantity {
    /// Bytes; a number without a unit is bytes.
    BYTES(
            Map.of("", 1.0, "b", 1.0, "byte", 1.0, "bytes", 1.0, "字节", 1.0, "kb", 1e3, "mb", 1e6),
            1) {
        @Override
        String show(double value) {
            return Math.round(value) + " bytes";
        }

        @Override
        Text howToSay() {
            return new Text("Answer with a number of bytes.", "请回答字节数。");
        }
    },
    /// Milliseconds; a number without a unit is milliseconds.
    MILLISECONDS(
            Map.ofEntries(
                    Map.entry("", 1.0),
                    Map.entry("ms", 1.0),
                    Map.entry("毫秒", 1.0),
                    Map.entry("s", 1e3),
                    Map.entry("秒", 1e3),
                    Map.entry("us", 1e-3),
                    Map.entry("µs", 1e-3),
                    Map.entry("μs", 1e-3),
                    Map.entry("微秒", 1e-3),
                    Map.entry("ns", 1e-6)),
            0.001) {
        @Override
        String show(double value) {
            return String.format(Locale.ROOT, "%.3f ms", value);
        }

        @Override
        Text howToSay() {
            return new Text(
                    "Answer with a time: 1.25 ms, 1250 µs, 0.00125 s.",
                    "请回答一个时间：1.25 ms、1250 µs、0.00125 s。");
        }
    },
    /// Kilobytes, of 1000 bytes, per second; a number without a unit is that.
    KILOBYTES_PER_SECOND(
            Map.ofEntries(
                    Map.entry("", 1.0),
                    Map.entry("kb/s", 1.0),
                    Map.entry("b/s", 1e-3),
                    Map.entry("byte/s", 1e-3),
                    Map.entry("bytes/s", 1e-3),
                    Map.entry("字节/秒", 1e-3),
                    Map.entry("mb/s", 1e3),
                    Map.entry("kbit/s", 1 / 8.0),
                    Map.entry("mbit/s", 125.0),
                    Map.entry("bit/s", 1 / 8e3)),
            0.001) {
        @Override
        String show(double value) {
            return value >= 1000
                    ? String.format(Locale.ROOT, "%.2f MB/s", value / 1000)
                    : String.format(Locale.ROOT, value < 10 ? "%.3f kB/s" : "%.1f kB/s", value);
        }

        @Override
        Text howToSay() {
            return new Text(
                    "Answer with a rate: 120 kB/s, 1.2 MB/s, 960 kbit/s.",
                    "请回答一个速率：120 kB/s、1.2 MB/s、960 kbit/s。");
        }
    };

    private final Map<String, Double> units;
    private final double leastStep;

    Quantity(Map<String, Double> units, double leastStep) {
        this.units = units;
        this.leastStep = leastStep;
    }

    /// How many of the base unit one of `unit` is; empty if it measures something else.
    Optional<Double> per(String unit) {
        return Optional.ofNullable(units.get(unit.toLowerCase(Locale.ROOT)));
    }

    /// The last digit that is shown, in the base unit.
    double leastStep() {
        return leastStep;
    }

    abstract String show(double value);

    abstract Text howToSay();
}
