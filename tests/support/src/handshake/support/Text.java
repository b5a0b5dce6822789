package handshake.support;

/// The same words in the course's two languages.
public record Text(String en, String zh) {

    /// Words that need no translation: code, numbers, names.
    public static Text same(String words) {
        return new Text(words, words);
    }

    /// Both languages filled with the same values, as {@link String#format} does it.
    public Text formatted(Object... values) {
        return new Text(en.formatted(values), zh.formatted(values));
    }

    @Override
    public String toString() {
        return en;
    }
}
