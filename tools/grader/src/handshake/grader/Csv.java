package handshake.grader;

import java.util.List;

/// Tables for spreadsheets (RFC 4180), in which nothing is run.
public final class Csv {
    /// Without it Excel takes Chinese for something else.
    public static final String BYTE_ORDER_MARK = "\ufeff";

    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    private Csv() {}

    /// One row, with its line end.
    public static String row(List<String> cells) {
        return String.join(",", cells.stream().map(Csv::cell).toList()) + "\r\n";
    }

    /// A value as a cell: one line, quoted where needed. A spreadsheet runs what begins like a
    /// formula; an apostrophe makes it text.
    public static String cell(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", " ");
        String start = plain.strip();
        boolean isFormula = !start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0;
        String safe = isFormula ? "'" + plain : plain;
        boolean quote =
                isFormula || safe.contains(",") || safe.contains("\"") || safe.contains("'");
        return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
