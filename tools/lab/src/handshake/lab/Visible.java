package handshake.lab;

/// Text of which nobody knows what is in it, made safe to show: a terminal obeys what control
/// characters say, and a program that is graded may print them.
final class Visible {
    private static final char CONTROL_PICTURES = '\u2400';
    private static final char PICTURE_OF_DELETE = '\u2421';
    private static final char REPLACEMENT = '\ufffd';
    private static final int DELETE = 0x7f;

    private Visible() {}

    /// `text` with a picture for each control character, `␛` for an escape; tabs and line ends
    /// stay.
    static String of(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().map(Visible::shown).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static int shown(int codePoint) {
        if (codePoint == '\t' || codePoint == '\n' || !Character.isISOControl(codePoint)) {
            return codePoint;
        }
        if (codePoint < ' ') {
            return CONTROL_PICTURES + codePoint;
        }
        return codePoint == DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
    }
}
