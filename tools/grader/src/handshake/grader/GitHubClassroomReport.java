package handshake.grader;

import handshake.support.Text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the reporters of GitHub Classroom read: JSON in base64, on one line.
public final class GitHubClassroomReport {
    private final ResultWords words;

    /// @param language chooses the words of one language
    public GitHubClassroomReport(Function<Text, String> language) {
        words = new ResultWords(language);
    }

    public String of(List<Report> reports) {
        boolean isFull = reports.stream().allMatch(Report::isFull);
        boolean isError = reports.stream().allMatch(it -> it.tests().isEmpty());
        var result = new LinkedHashMap<String, Object>();
        result.put("version", 1);
        result.put("status", isFull ? "pass" : isError ? "error" : "fail");
        result.put("max_score", reports.stream().mapToInt(Report::maxPoints).sum());
        result.put("tests", ResultRow.of(reports).stream().map(this::test).toList());
        byte[] json = PlatformJson.of(result).strip().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(json) + "\n";
    }

    private Map<String, Object> test(ResultRow row) {
        Report report = row.report();
        String status = row.passed() ? "pass" : row.test().isPresent() ? "fail" : "error";
        long millis = row.test().map(it -> it.outcome().millis()).orElse(0L);
        var test = new LinkedHashMap<String, Object>();
        test.put("name", words.of(row.name()));
        test.put("status", status);
        test.put("message", words.why(row));
        test.put("test_code", "lab grade " + report.lesson().number() + " --seed " + report.seed());
        test.put("filename", "");
        test.put("line_no", 0);
        test.put("execution_time", PlatformJson.seconds(millis));
        test.put("score", row.points());
        return test;
    }
}
