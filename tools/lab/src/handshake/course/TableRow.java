package handshake.course;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a row of a text's table says whatever its language: figures with their units, and code.
///
/// @param title its first cell
/// @param figures the numbers in its prose, sorted: languages say them in an order of their own
/// @param code what stands in backticks, sorted likewise
record TableRow(String title, List<String> figures, List<String> code) {
    private static final Pattern ROW = Pattern.compile("^\\|(.*)\\|\\s*$", Pattern.MULTILINE);
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// Digits, in groups of three or with a point, and a unit if one follows; or a number in hex.
    private static final Pattern FIGURE =
            Pattern.compile(
                    "(?<![A-Za-z\\d])(?:0x[\\da-f]+|(\\d+(?: \\d{3}(?!\\d))*(?:[.,]\\d+)*)"
                            + "(?: ?(%|[毫微]?秒|(?:[nµm]?s|[kKMGT]i?B|[kMG]bit/s)(?![A-Za-z])))?)");

    /// Units that Chinese may write in words.
    private static final Map<String, String> SYMBOLS = Map.of("秒", "s", "毫秒", "ms", "微秒", "µs");

    /// The rows of all tables in `prose`, their headings and rulers among them.
    static List<TableRow> in(String prose) {
        return ROW.matcher(prose).results().map(it -> of(it.group(1))).toList();
    }

    private static TableRow of(String row) {
        String title = CELL_END.split(row, 2)[0].strip();
        String words = CODE.matcher(row).replaceAll(" ");
        return new TableRow(
                title,
                FIGURE.matcher(words).results().map(TableRow::figure).sorted().toList(),
                CODE.matcher(row).results().map(it -> it.group(1)).sorted().toList());
    }

    private static String figure(MatchResult found) {
        if (found.group(1) == null) {
            return found.group();
        }
        String unit = found.group(2) == null ? "" : found.group(2);
        return (found.group(1) + " " + SYMBOLS.getOrDefault(unit, unit)).strip();
    }
}
