package handshake.lab;

import handshake.classroom.ClassFiles;
import handshake.grader.Classroom50Report;
import handshake.grader.CsvReport;
import handshake.grader.ExercismReport;
import handshake.grader.GitHubClassroomReport;
import handshake.grader.GradescopeReport;
import handshake.grader.JUnitXmlReport;
import handshake.grader.JsonReport;
import handshake.grader.Report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/// A result in the format that was asked for, again and again while it grows.
final class Rendering {
    private final ResultFormat format;
    private final Language language;
    private final String code;
    private final boolean isOne;
    private final boolean verbose;
    private final ExercismReport exercism;

    /// @param code whose code it is, in words
    /// @param isOne whether one lesson was asked for
    /// @param verbose whether text shows stack traces
    Rendering(ResultFormat format, Language language, String code, boolean isOne, boolean verbose) {
        this.format = format;
        this.language = language;
        this.code = code;
        this.isOne = isOne;
        this.verbose = verbose;
        this.exercism = new ExercismReport(language::of);
    }

    /// @throws Cannot if what the format needs is missing
    String of(List<Report> reports) {
        return switch (format) {
            case json -> json(reports, new JsonReport(language::of));
            case junit -> new JUnitXmlReport(language::of, Clock.systemUTC()).of(reports);
            case html -> ClassFiles.page(code, reports, language::of);
            case csv -> new CsvReport(language::of).of(reports);
            case gradescope -> new GradescopeReport(language::of).of(reports);
            case classroom50 -> classroom50(reports);
            case github -> new GitHubClassroomReport(language::of).of(reports);
            case exercism -> exercism(reports);
            case text -> text(reports);
        };
    }

    private String classroom50(List<Report> reports) {
        try {
            return new Classroom50Report(language::of)
                    .of(reports, System.getenv(), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new Cannot(
                    "Classroom 50 sets variables that are missing here, or are not as it sets them:"
                            + " "
                            + e.getMessage(),
                    "这里缺少 Classroom 50 设置的变量，或其值不对：" + e.getMessage());
        }
    }

    private String exercism(List<Report> reports) {
        try {
            return exercism.of(reports);
        } catch (IOException e) {
            throw new Cannot(
                    "The tests' sources cannot be read: " + e.getMessage(),
                    "无法读取测试源文件：" + e.getMessage());
        }
    }

    /// One object where one lesson was asked for; an array from the beginning where several were.
    private String json(List<Report> reports, JsonReport json) {
        return isOne ? json.of(reports.getFirst()) : json.of(reports);
    }

    private String text(List<Report> reports) {
        var bytes = new ByteArrayOutputStream();
        var print = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        var report = new TextReport(new Screen(language, false, false, print), verbose);
        reports.forEach(report::print);
        print.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
