package handshake.classroom;

import handshake.grader.Lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A class's points as a table for spreadsheets (RFC 4180), one row a student, one column a lesson
/// and a step.
final class ClassCsv {
    /// Without it Excel takes Chinese for something else.
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ClassCsv() {}

    static String of(ClassResult result) {
        var text = new StringBuilder(BYTE_ORDER_MARK);
        line(text, head(result));
        result.rows().forEach(row -> line(text, row(row, result)));
        return text.toString();
    }

    private static List<String> head(ClassResult result) {
        var cells = new ArrayList<>(List.of("student", "id", "points", "max points"));
        for (Lesson lesson : result.lessons()) {
            cells.add("lesson " + lesson.number());
            result.steps(lesson.number())
                    .forEach((step, max) -> cells.add("%d.%d".formatted(lesson.number(), step)));
        }
        cells.add("notes");
        return cells;
    }

    private static List<String> row(ClassResult.Row row, ClassResult result) {
        var cells =
                new ArrayList<>(
                        List.of(row.student(), row.id(), "" + row.points(), "" + row.maxPoints()));
        for (Lesson lesson : result.lessons()) {
            ClassResult.Cell cell = row.lessons().get(lesson.number());
            cells.add(cell.isHandedIn() ? "" + cell.points() : "");
            Map<Integer, Integer> steps = result.steps(lesson.number());
            steps.keySet()
                    .forEach(step -> {
                        int points = cell.steps().getOrDefault(step, 0);
                        cells.add(cell.isHandedIn() ? "" + points : "");
                    });
        }
        cells.add(String.join("; ", row.notes()));
        return cells;
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(ClassCsv::cell).toList())).append("\r\n");
    }

    /// A spreadsheet runs what begins like a formula: an apostrophe makes it text.
    static String cell(String value) {
        String plain = value.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").replace("\n", " ");
        String start = plain.strip();
        boolean isFormula = !start.isEmpty() && "=+-@＝＋－＠".indexOf(start.charAt(0)) >= 0;
        String safe = isFormula ? "'" + plain : plain;
        boolean quote =
                isFormula || safe.contains(",") || safe.contains("\"") || safe.contains("'");
        return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
