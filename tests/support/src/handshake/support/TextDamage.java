package handshake.support;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What becomes of bytes that a program takes for text on their way: decoded with one charset and
/// encoded with another, or read and written line by line.
public final class TextDamage {
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    private TextDamage() {}

    /// Whether `got` is what is left of `original`, or of its beginning, after it has been text.
    public static boolean shows(byte[] original, byte[] got) {
        if (got.length == 0 || Arrays.equals(original, got)) {
            return false;
        }
        return texts(original).stream()
                .anyMatch(text ->
                        CHARSETS.stream()
                                .map(text::getBytes)
                                .anyMatch(bytes -> isTold(original, bytes, got)));
    }

    /// Whether `got` is a beginning of `damaged`, and one that holds damage.
    private static boolean isTold(byte[] original, byte[] damaged, byte[] got) {
        int harm = Arrays.mismatch(original, damaged);
        int other = Arrays.mismatch(damaged, got);
        return harm >= 0 && harm < got.length && (other < 0 || other == got.length);
    }

    private static List<String> texts(byte[] original) {
        var texts = new ArrayList<String>();
        for (Charset charset : CHARSETS) {
            String text = new String(original, charset);
            texts.add(text);
            texts.add(String.join("\n", text.lines().toList()));
            texts.add(String.join("", text.lines().map(line -> line + "\n").toList()));
            texts.add(String.join("", text.lines().toList()));
        }
        return texts;
    }
}
