package handshake.classroom;

import handshake.grader.Csv;
import handshake.grader.Lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A class's points as a table for spreadsheets (RFC 4180), one row a student, one column a lesson
/// and a step.
final class ClassCsv {
    private ClassCsv() {}

    static String of(ClassResult result) {
        var text = new StringBuilder(Csv.BYTE_ORDER_MARK);
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
        text.append(Csv.row(cells));
    }
}
