package handshake.grader;

import handshake.support.Text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The `results.json` of Gradescope.
public final class GradescopeReport {
    private final ResultWords words;

    /// @param language chooses the words of one language
    public GradescopeReport(Function<Text, String> language) {
        words = new ResultWords(language);
    }

    public String of(List<Report> reports) {
        var tests = new ArrayList<Map<String, Object>>();
        ResultRow.of(reports).forEach(row -> tests.add(test(row)));
        var result = new LinkedHashMap<String, Object>();
        if (tests.isEmpty()) {
            result.put("score", 0); // wanted where no test has one
        }
        long millis = reports.stream().mapToLong(Report::durationMillis).sum();
        result.put("execution_time", PlatformJson.seconds(millis));
        result.put("output", words.problems(reports));
        result.put("output_format", "text");
        result.put("test_output_format", "text");
        result.put("visibility", "visible");
        result.put("stdout_visibility", "hidden");
        result.put("tests", tests);
        return PlatformJson.of(result);
    }

    private Map<String, Object> test(ResultRow row) {
        var test = new LinkedHashMap<String, Object>();
        test.put("score", row.points());
        test.put("max_score", row.maxPoints());
        test.put("status", row.passed() ? "passed" : "failed");
        test.put("name", words.of(row.name()));
        test.put("name_format", "text");
        test.put("number", row.report().lesson().number() + "." + row.step());
        test.put("visibility", "visible");
        test.put("output", words.why(row));
        if (row.test().isPresent()) {
            test.put("tags", row.mistake().isEmpty() ? List.of() : List.of(row.mistake()));
        }
        return test;
    }
}
