package handshake.grader;

import handshake.support.Text;
import handshake.wire.transcript.Transcript;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Reports as JSON. The format is told in tools/grader/REPORT.md; `VERSION` counts its changes.
public final class JsonReport {
    /// Raised when a reader of the format would have to change.
    public static final int VERSION = 1;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Function<Text, String> language;

    /// @param language chooses the words of one language
    public JsonReport(Function<Text, String> language) {
        this.language = language;
    }

    /// A lesson's report in this format.
    public record Lesson(
            int version,
            int lesson,
            String code,
            int points,
            int maxPoints,
            long seed,
            long durationMillis,
            List<Step> steps,
            List<Test> tests,
            List<Problem> problems) {}

    public record Step(int step, String title, int points, int maxPoints) {}

    public record Test(
            String id,
            String name,
            int step,
            int points,
            int maxPoints,
            String status,
            String message,
            String mistake,
            String expected,
            String got,
            List<String> details,
            List<String> transcript,
            String output,
            long durationMillis) {}

    public record Problem(String file, long line, long column, String message, String advice) {}

    /// One lesson's report as a JSON object.
    public String of(Report report) {
        return MAPPER.writeValueAsString(lesson(report)) + "\n";
    }

    /// The reports of several lessons, or of the first of them, as a JSON array.
    public String of(List<Report> reports) {
        return MAPPER.writeValueAsString(reports.stream().map(this::lesson).toList()) + "\n";
    }

    /// One lesson's report in this format.
    public Lesson lesson(Report report) {
        return new Lesson(
                VERSION,
                report.lesson().number(),
                report.code(),
                report.points(),
                report.maxPoints(),
                report.seed(),
                report.durationMillis(),
                report.steps().stream().map(this::step).toList(),
                report.tests().stream().map(this::test).toList(),
                report.problems().stream().map(this::problem).toList());
    }

    private Step step(Report.Step step) {
        return new Step(
                step.number(), language.apply(step.title()), step.points(), step.maxPoints());
    }

    private Test test(Report.Test test) {
        return new Test(
                test.info().where(),
                language.apply(test.info().name()),
                test.info().step(),
                test.points(),
                test.info().points(),
                test.outcome().status().name().toLowerCase(Locale.ROOT),
                language.apply(test.outcome().what()),
                test.outcome().mistake(),
                test.outcome().expected(),
                test.outcome().got(),
                test.outcome().details().stream().map(language).toList(),
                test.outcome().transcript().map(Transcript::toLines).orElse(List.of()),
                test.outcome().output(),
                test.outcome().millis());
    }

    private Problem problem(Compilation.Problem problem) {
        return new Problem(
                problem.file(),
                problem.line(),
                problem.column(),
                language.apply(problem.message()),
                language.apply(problem.advice()));
    }
}
