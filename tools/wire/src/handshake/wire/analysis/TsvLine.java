package handshake.wire.analysis;

/// One line of a [Tsv], built field by field; every field but the first begins with its tab.
final class TsvLine {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int FRACTION_DIGITS = 9;
    private static final int FLAG_DIGITS = 4;

    private final StringBuilder line = new StringBuilder();

    /// Begins a line anew with its first field.
    void start(int number) {
        line.setLength(0);
        line.append(number);
    }

    CharSequence text() {
        return line;
    }

    /// So many empty fields.
    void empty(int fields) {
        line.repeat('\t', fields);
    }

    /// A number; an empty field for one below 0.
    void number(long value) {
        line.append('\t');
        if (value >= 0) {
            line.append(value);
        }
    }

    /// A number of either sign.
    void signed(int value) {
        line.append('\t').append(value);
    }

    /// Flags as a hexadecimal number of four digits.
    void flags(int bits) {
        line.append("\t0x");
        for (int digit = FLAG_DIGITS - 1; digit >= 0; digit--) {
            line.append(Character.forDigit(bits >> 4 * digit & 0xf, 16));
        }
    }

    /// Nanoseconds as seconds with nine digits after the point; an empty field for 0.
    void seconds(long nanos) {
        line.append('\t');
        if (nanos == 0) {
            return;
        }
        long size = Math.abs(nanos);
        line.append(nanos < 0 ? "-" : "").append(size / NANOS_PER_SECOND).append('.');
        String fraction = Long.toString(size % NANOS_PER_SECOND);
        line.repeat('0', FRACTION_DIGITS - fraction.length()).append(fraction);
    }
}
