package handshake.grader;

import handshake.support.Text;
import handshake.worker.Outcome;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reports in the formats that teachers' platforms read: Gradescope, Classroom 50, the runner of
/// GitHub Classroom, Exercism; and as a table.
public final class PlatformReport {
    private static final int EXERCISM_MESSAGE_CHARACTERS = 65_535;
    private static final int EXERCISM_OUTPUT_CHARACTERS = 500;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Function<Text, String> language;

    /// @param language chooses the words of one language
    public PlatformReport(Function<Text, String> language) {
        this.language = language;
    }

    /// The `results.json` of Gradescope. Code that does not compile has a failed test a step, so
    /// that the points to be earned are what they are.
    public String gradescope(List<Report> reports) {
        var tests = new ArrayList<Map<String, Object>>();
        for (Report report : reports) {
            if (!report.problems().isEmpty()) {
                report.steps().forEach(step -> tests.add(gradescope(report, step)));
            }
            report.tests().forEach(test -> tests.add(gradescope(report, test)));
        }
        var result = new LinkedHashMap<String, Object>();
        if (tests.isEmpty()) {
            result.put("score", 0); // wanted where no test has one
        }
        result.put(
                "execution_time",
                seconds(reports.stream().mapToLong(Report::durationMillis).sum()));
        result.put("output", problems(reports));
        result.put("output_format", "text");
        result.put("test_output_format", "text");
        result.put("visibility", "visible");
        result.put("stdout_visibility", "hidden");
        result.put("tests", tests);
        return MAPPER.writeValueAsString(result) + "\n";
    }

    private Map<String, Object> gradescope(Report report, Report.Step step) {
        String name = language.apply(step.title());
        var test = gradescope(report, step.number(), name, 0, step.maxPoints());
        test.put("output", problems(List.of(report)));
        return test;
    }

    private Map<String, Object> gradescope(Report report, Report.Test test) {
        int step = test.info().step();
        String name = language.apply(test.info().name());
        var result = gradescope(report, step, name, test.points(), test.info().points());
        result.put("status", test.passed() ? "passed" : "failed");
        result.put("output", message(test));
        String mistake = test.outcome().mistake();
        result.put("tags", mistake.isEmpty() ? List.of() : List.of(mistake));
        return result;
    }

    private static Map<String, Object> gradescope(
            Report report, int step, String name, int points, int maxPoints) {
        var test = new LinkedHashMap<String, Object>();
        test.put("score", points);
        test.put("max_score", maxPoints);
        test.put("status", "failed");
        test.put("name", name);
        test.put("name_format", "text");
        test.put("number", report.lesson().number() + "." + step);
        test.put("visibility", "visible");
        return test;
    }

    /// The `result.json` of Classroom 50.
    ///
    /// @param environment what the platform has set
    /// @throws IllegalArgumentException with the names of what it has not set
    public String classroom50(List<Report> reports, Map<String, String> environment, Clock clock) {
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
        result.put("tests", classroom50Tests(reports));
        return MAPPER.writeValueAsString(result) + "\n";
    }

    private List<Map<String, Object>> classroom50Tests(List<Report> reports) {
        var tests = new ArrayList<Map<String, Object>>();
        for (Report report : reports) {
            if (!report.problems().isEmpty()) {
                report.steps()
                        .forEach(
                                it -> tests.add(classroom50(it.title(), false, 0, it.maxPoints())));
            }
            for (Report.Test it : report.tests()) {
                tests.add(
                        classroom50(
                                it.info().name(), it.passed(), it.points(), it.info().points()));
            }
        }
        return tests;
    }

    private Map<String, Object> classroom50(Text name, boolean passed, int score, int maxScore) {
        var test = new LinkedHashMap<String, Object>();
        test.put("test-name", language.apply(name));
        test.put("passed", passed);
        test.put("score", score);
        test.put("max-score", maxScore);
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

    /// What the reporters of GitHub Classroom read: JSON in base64, on one line.
    public String github(List<Report> reports) {
        var tests = new ArrayList<Map<String, Object>>();
        for (Report report : reports) {
            if (!report.problems().isEmpty()) {
                for (Report.Step step : report.steps()) {
                    String why = problems(List.of(report));
                    tests.add(github(language.apply(step.title()), "error", why, report, 0, 0));
                }
            }
            for (Report.Test it : report.tests()) {
                String name = language.apply(it.info().name());
                String status = it.passed() ? "pass" : "fail";
                long millis = it.outcome().millis();
                tests.add(github(name, status, message(it), report, millis, it.points()));
            }
        }
        boolean isFull = reports.stream().allMatch(Report::isFull);
        boolean isError = reports.stream().allMatch(it -> it.tests().isEmpty());
        var result = new LinkedHashMap<String, Object>();
        result.put("version", 1);
        result.put("status", isFull ? "pass" : isError ? "error" : "fail");
        result.put("max_score", reports.stream().mapToInt(Report::maxPoints).sum());
        result.put("tests", tests);
        byte[] json = MAPPER.writeValueAsString(result).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(json) + "\n";
    }

    private static Map<String, Object> github(
            String name, String status, String message, Report report, long millis, int score) {
        var test = new LinkedHashMap<String, Object>();
        test.put("name", name);
        test.put("status", status);
        test.put("message", message);
        test.put("test_code", "lab grade " + report.lesson().number() + " --seed " + report.seed());
        test.put("filename", "");
        test.put("line_no", 0);
        test.put("execution_time", seconds(millis));
        test.put("score", score);
        return test;
    }

    /// The `results.json` of Exercism, version 3.
    ///
    /// @throws IOException if the tests' sources cannot be read
    public String exercism(List<Report> reports) throws IOException {
        var tests = new ArrayList<Map<String, Object>>();
        for (Report report : reports) {
            Map<String, String> code = TestCode.of(report.lesson());
            for (Report.Test it : report.tests()) {
                var test = new LinkedHashMap<String, Object>();
                test.put("name", language.apply(it.info().name()));
                test.put("status", it.passed() ? "pass" : "fail");
                if (!it.passed()) {
                    test.put("message", shortened(message(it), EXERCISM_MESSAGE_CHARACTERS));
                }
                test.put("output", shortened(it.outcome().output(), EXERCISM_OUTPUT_CHARACTERS));
                test.put("test_code", code.getOrDefault(it.info().where(), it.info().where()));
                test.put("task_id", it.info().step());
                tests.add(test);
            }
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("version", 3);
        boolean isFull = reports.stream().allMatch(Report::isFull);
        result.put("status", tests.isEmpty() ? "error" : isFull ? "pass" : "fail");
        if (tests.isEmpty()) {
            result.put("message", shortened(problems(reports), EXERCISM_MESSAGE_CHARACTERS));
        }
        result.put("tests", tests);
        return MAPPER.writeValueAsString(result) + "\n";
    }

    /// A row a test, for spreadsheets.
    public String csv(List<Report> reports) {
        var text = new StringBuilder(Csv.BYTE_ORDER_MARK);
        text.append(
                Csv.row(
                        List.of(
                                "lesson",
                                "step",
                                "test",
                                "points",
                                "max points",
                                "status",
                                "mistake",
                                "message")));
        for (Report report : reports) {
            if (!report.problems().isEmpty()) {
                for (Report.Step step : report.steps()) {
                    text.append(
                            Csv.row(
                                    List.of(
                                            "" + report.lesson().number(),
                                            "" + step.number(),
                                            language.apply(step.title()),
                                            "0",
                                            "" + step.maxPoints(),
                                            "not run",
                                            "",
                                            problems(List.of(report)))));
                }
            }
            report.tests().forEach(test -> text.append(csv(report, test)));
        }
        return text.toString();
    }

    private String csv(Report report, Report.Test test) {
        String status =
                switch (test.outcome().status()) {
                    case Outcome.Status.PASSED -> "passed";
                    case Outcome.Status.FAILED -> "failed";
                    case Outcome.Status.TODO -> "todo";
                };
        return Csv.row(
                List.of(
                        "" + report.lesson().number(),
                        "" + test.info().step(),
                        language.apply(test.info().name()),
                        "" + test.points(),
                        "" + test.info().points(),
                        status,
                        test.outcome().mistake(),
                        language.apply(test.outcome().what())));
    }

    private String message(Report.Test test) {
        var lines = new ArrayList<String>();
        lines.add(language.apply(test.outcome().what()));
        if (!test.outcome().expected().isEmpty()) {
            lines.add(language.apply(new Text("expected ", "预期 ")) + test.outcome().expected());
        }
        if (!test.outcome().got().isEmpty()) {
            lines.add(language.apply(new Text("got ", "得到 ")) + test.outcome().got());
        }
        test.outcome().details().forEach(it -> lines.add(language.apply(it)));
        return String.join("\n", lines).strip();
    }

    private String problems(List<Report> reports) {
        var lines = new ArrayList<String>();
        for (Report report : reports) {
            for (Compilation.Problem it : report.problems()) {
                String place = it.line() == 0 ? it.file() : it.file() + ":" + it.line();
                String said = language.apply(it.message());
                lines.add((place.isEmpty() ? "" : place + ": ") + said);
                lines.add(language.apply(it.advice()));
            }
        }
        lines.removeIf(String::isBlank);
        return String.join("\n", lines);
    }

    /// At most `characters`, and no half of a pair at the end.
    private static String shortened(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = characters - 1;
        end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        return text.substring(0, end) + "…";
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }
}
