package handshake.wire.ladder;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// Bytes made fit to be shown to a person in a few columns.
public final class Preview {
    private static final int MAX_HEX_BYTES = 6;

    /// What is shorter may be a line by chance.
    private static final int MIN_LINE_CHARACTERS = 4;

    private Preview() {}

    /// The bytes as quoted text when they are text, the first line if that is text, as a protocol's
    /// answers often are, else the first bytes in hexadecimal.
    ///
    /// @param head the first bytes
    /// @param count how many there are in all; where that is more than `head` holds, the text ends
    ///   in `…`
    /// @param maxColumns how wide the answer may be; at least 8
    public static String of(byte[] head, long count, int maxColumns) {
        String text = decode(head, count > head.length);
        if (text == null) {
            String line = decode(firstLine(head), false);
            if (line != null && line.length() >= MIN_LINE_CHARACTERS) {
                return '"' + Columns.cut(escape(line), maxColumns - 3) + "…\"";
            }
            int shown = Math.min(head.length, MAX_HEX_BYTES);
            String hex = HexFormat.ofDelimiter(" ").formatHex(head, 0, shown);
            return count > shown ? hex + " …" : hex;
        }
        String escaped = escape(text);
        boolean whole = count <= head.length;
        if (whole && Columns.of(escaped) + 2 <= maxColumns) {
            return '"' + escaped + '"';
        }
        return '"' + Columns.cut(escaped, maxColumns - 3) + "…\"";
    }

    /// The bytes up to the first line end, and that; none if there is no line end.
    private static byte[] firstLine(byte[] head) {
        for (int i = 0; i < head.length; i++) {
            if (head[i] == '\n') {
                return Arrays.copyOf(head, i + 1);
            }
        }
        return new byte[0];
    }

    /// `n` with a thin gap every three digits, and the unit: `100 000 bytes`.
    public static String bytes(long n) {
        return grouped(n) + (n == 1 ? " byte" : " bytes");
    }

    public static String grouped(long n) {
        return String.format("%,d", n).replace(',', ' ');
    }

    /// The text these bytes are, or null if they are no UTF-8 or hold control characters other than
    /// line ends and tabs.
    private static String decode(byte[] head, boolean cut) {
        // The cut may have gone through a character: up to three bytes of it may have to go.
        for (int drop = 0; drop <= (cut ? 3 : 0) && drop <= head.length; drop++) {
            try {
                String text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(head, 0, head.length - drop))
                                .toString();
                boolean readable =
                        text.chars()
                                .allMatch(c -> c >= ' ' && c != 127 || "\r\n\t".indexOf(c) >= 0);
                return readable ? text : null;
            } catch (CharacterCodingException _) {
                // try again with one byte less
            }
        }
        return null;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }
}
