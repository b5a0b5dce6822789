package handshake.wire.ladder;

/// The colours of a picture.
public enum SvgTheme {
    /// Light or dark, as whoever looks at it prefers.
    AUTO,
    LIGHT,
    DARK;

    private static final String LIGHT_COLOURS =
            "--paper:#fff;--ink:#1b2430;--soft:#5a6675;--client:#0b5cad;--server:#a34400;"
                    + "--bad:#b3121d;--warn:#7a5200;--good:#1a6e37";
    private static final String DARK_COLOURS =
            "--paper:#14171c;--ink:#e6e9ee;--soft:#9aa6b5;--client:#6cb6ff;--server:#ffab6b;"
                    + "--bad:#ff8a8a;--warn:#f2cc60;--good:#6fdd8b";

    /// The style sheet's rules for the colours.
    String rules() {
        String own = "svg{" + (this == DARK ? DARK_COLOURS : LIGHT_COLOURS) + "}";
        return this == AUTO
                ? own + "@media (prefers-color-scheme:dark){svg{" + DARK_COLOURS + "}}"
                : own;
    }
}
