package handshake.grader;

import handshake.support.Text;
import handshake.worker.Outcome;

import java.util.List;
import java.util.function.Function;

/// A row a test, for spreadsheets.
public final class CsvReport {
    private static final List<String> HEADER =
            List.of(
                    "lesson",
                    "step",
                    "test",
                    "points",
                    "max points",
                    "status",
                    "mistake",
                    "message");

    private final ResultWords words;

    /// @param language chooses the words of one language
    public CsvReport(Function<Text, String> language) {
        words = new ResultWords(language);
    }

    public String of(List<Report> reports) {
        var text = new StringBuilder(Csv.BYTE_ORDER_MARK).append(Csv.row(HEADER));
        ResultRow.of(reports).forEach(row -> text.append(csv(row)));
        return text.toString();
    }

    private String csv(ResultRow row) {
        String message =
                row.test().map(it -> words.of(it.outcome().what())).orElseGet(() -> words.why(row));
        return Csv.row(
                List.of(
                        "" + row.report().lesson().number(),
                        "" + row.step(),
                        words.of(row.name()),
                        "" + row.points(),
                        "" + row.maxPoints(),
                        row.test().map(it -> status(it.outcome().status())).orElse("not run"),
                        row.mistake(),
                        message));
    }

    private static String status(Outcome.Status status) {
        return switch (status) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case TODO -> "todo";
        };
    }
}
