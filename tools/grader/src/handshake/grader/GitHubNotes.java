package handshake.grader;

import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a run of GitHub Actions shows: a summary of the job, and notes beside the student's lines.
public final class GitHubNotes {
    private static final Pattern PLACE = Pattern.compile("\\b(\\w+\\.java):(\\d{1,6})");

    private final Function<Text, String> language;

    /// @param language chooses the words of one language
    public GitHubNotes(Function<Text, String> language) {
        this.language = language;
    }

    /// The job's summary, in Markdown. Nothing a student's program said becomes markup.
    public String summary(List<Report> reports) {
        var text = new StringBuilder();
        for (Report report : reports) {
            text.append(
                    "## %s: %d/%d\n\n"
                            .formatted(
                                    report.lesson().name(), report.points(), report.maxPoints()));
            String head = language.apply(new Text("| Step | | Points |", "| 步骤 | | 得分 |"));
            text.append(head).append("\n|---|---|---|\n");
            for (Report.Step step : report.steps()) {
                String mark = step.points() == step.maxPoints() ? "✅" : "❌";
                text.append(
                        "| %d. %s | %s | %d/%d |\n"
                                .formatted(
                                        step.number(),
                                        plain(language.apply(step.title())),
                                        mark,
                                        step.points(),
                                        step.maxPoints()));
            }
            text.append("\n");
            for (Report.Test test : report.tests()) {
                if (!test.passed()) {
                    String name = plain(language.apply(test.info().name()));
                    text.append("- ❌ %s: %s\n".formatted(name, plain(what(test))));
                }
            }
            report.problems()
                    .forEach(it ->
                            text.append("- ❌ %s\n".formatted(plain(language.apply(it.message())))));
            text.append("\n");
        }
        return text.toString();
    }

    /// A line for each failure, as a runner reads it on standard output: it shows beside the
    /// student's line where the report knows one.
    ///
    /// @throws IOException if the lesson's folder cannot be read
    public List<String> annotations(List<Report> reports) throws IOException {
        var lines = new ArrayList<String>();
        for (Report report : reports) {
            for (Compilation.Problem it : report.problems()) {
                String place = place(report.lesson(), it.file(), it.line()).orElse("");
                String message = language.apply(it.message()) + "\n" + language.apply(it.advice());
                lines.add(line(place, report.lesson().name(), message.strip()));
            }
            for (Report.Test test : report.tests()) {
                if (!test.passed()) {
                    String name = language.apply(test.info().name());
                    lines.add(line(place(report.lesson(), test), name, what(test)));
                }
            }
        }
        return lines;
    }

    private String what(Report.Test test) {
        return language.apply(test.outcome().what());
    }

    private static String line(String place, String title, String message) {
        return "::error %stitle=%s::%s".formatted(place, property(title), data(message));
    }

    private static String place(Lesson lesson, Report.Test test) throws IOException {
        for (Text detail : test.outcome().details()) {
            for (Matcher at = PLACE.matcher(detail.en()); at.find(); ) {
                Optional<String> place = place(lesson, at.group(1), Integer.parseInt(at.group(2)));
                if (place.isPresent()) {
                    return place.get();
                }
            }
        }
        return "";
    }

    /// The properties that say where; empty if the file is none of the lesson's.
    private static Optional<String> place(Lesson lesson, String file, long number)
            throws IOException {
        for (Path source : Sources.in(lesson.folder())) {
            if (source.getFileName().toString().equals(file)) {
                String path = lesson.root().relativize(source).toString().replace('\\', '/');
                String line = number > 0 ? "line=" + number + "," : "";
                return Optional.of("file=" + property(path) + "," + line);
            }
        }
        return Optional.empty();
    }

    /// Escaped as the runner undoes it.
    private static String data(String text) {
        String visible = text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "\ufffd");
        return visible.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /// One line of Markdown in which every character is just that.
    private static String plain(String text) {
        var plain = new StringBuilder();
        text.replaceAll("\\p{Cntrl}+", " ")
                .codePoints()
                .forEach(it -> {
                    boolean isMarkup = it < 128 && !Character.isLetterOrDigit(it) && it != ' ';
                    plain.append(isMarkup ? "&#" + it + ";" : Character.toString(it));
                });
        return plain.toString();
    }
}
