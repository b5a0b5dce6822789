package handshake.wire.ladder;

/// How wide text is on a terminal, where a Chinese character takes two columns.
public final class Columns {
    private Columns() {}

    /// The width of `text` in columns.
    public static int of(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /// The longest beginning of `text` that fits into `maxColumns`.
    public static String cut(String text, int maxColumns) {
        int columns = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            columns += width(codePoint);
            if (columns > maxColumns) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    /// `text` and as many spaces as bring it to `columns`.
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /// Unicode's East Asian Width, as far as terminals go by it (Unicode Annex 11: W and F).
    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        boolean wide =
                codePoint >= 0x1100 && codePoint <= 0x115F
                        || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                        || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                        || codePoint >= 0xF900 && codePoint <= 0xFAFF
                        || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                        || codePoint >= 0xFF00 && codePoint <= 0xFF60
                        || codePoint >= 0xFFE0 && codePoint <= 0xFFE6
                        || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                        || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
