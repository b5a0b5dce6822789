package handshake.grader;

import handshake.support.Text;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The `result.json` of Classroom 50.
public final class Classroom50Report {
    private final ResultWords words;

    /// @param language chooses the words of one language
    public Classroom50Report(Function<Text, String> language) {
        words = new ResultWords(language);
    }

    /// @param environment what the platform has set
    /// @throws IllegalArgumentException with the names of what it has not set
    public String of(List<Report> reports, Map<String, String> environment, Clock clock) {
        var missing = new ArrayList<String>();
        var result = new LinkedHashMap<String, Object>();
        result.put("schema", "classroom50/result/v1");
        put(result, "classroom", "CLASSROOM", environment, missing);
        put(result, "assignment", "ASSIGNMENT", environment, missing);
        put(result, "assignment_type", "MODE", environment, missing);
        String owner = environment.containsKey("OWNER") ? "OWNER" : "GITHUB_ACTOR";
        put(result, "owner", owner, environment, missing);
        put(result, "submission", "SUBMISSION_TAG", environment, missing);
        put(result, "commit", "COMMIT_URL", environment, missing);
        put(result, "release", "RELEASE_URL", environment, missing);
        put(result, "review", "REVIEW_URL", environment, missing);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", missing));
        }
        result.put("datetime", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        result.put("score", reports.stream().mapToInt(Report::points).sum());
        result.put("max-score", reports.stream().mapToInt(Report::maxPoints).sum());
        result.put("tests", ResultRow.of(reports).stream().map(this::test).toList());
        return PlatformJson.of(result);
    }

    private Map<String, Object> test(ResultRow row) {
        var test = new LinkedHashMap<String, Object>();
        test.put("test-name", words.of(row.name()));
        test.put("passed", row.passed());
        test.put("score", row.points());
        test.put("max-score", row.maxPoints());
        return test;
    }

    private static void put(
            Map<String, Object> result,
            String field,
            String variable,
            Map<String, String> environment,
            List<String> missing) {
        String value = environment.getOrDefault(variable, "");
        boolean isOff =
                switch (variable) {
                    case "MODE" -> !value.matches("individual|group");
                    case "SUBMISSION_TAG" -> !value.startsWith("submit/");
                    default -> value.isEmpty();
                };
        if (isOff) {
            missing.add(variable);
        }
        result.put(field, value);
    }
}
