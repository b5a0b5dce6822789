package handshake.lab;

import handshake.wire.ladder.Columns;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Breaks text into lines for a terminal: at spaces, and between Chinese characters.
final class Wrap {
    private static final String ESCAPE = "\033\\[[0-9;]*m";

    /// A word with the space behind it, a Chinese character with the punctuation behind it, or a
    /// line end.
    private static final Pattern PIECE =
            Pattern.compile(
                    "\n|(?:"
                            + ESCAPE
                            + ")*[\\u2E80-\\uFFEF][，。；：！？、）」』”]*(?:"
                            + ESCAPE
                            + ")* ?"
                            + "|[^\\s\\u2E80-\\uFFEF]+ *| +");

    private Wrap() {}

    /// The lines of `text`, each at most `columns` wide unless a single word is wider.
    static List<String> at(int columns, String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int width = 0;
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            String piece = pieces.group();
            int pieceWidth = Columns.of(piece.replaceAll(ESCAPE, ""));
            boolean breaks = piece.equals("\n");
            if (breaks
                    || width > 0
                            && width + Columns.of(piece.replaceAll(ESCAPE, "").stripTrailing())
                                    > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                width = 0;
            }
            if (!breaks) {
                line.append(piece);
                width += pieceWidth;
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
