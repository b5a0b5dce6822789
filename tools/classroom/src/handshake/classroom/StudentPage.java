package handshake.classroom;

import handshake.grader.JsonReport;
import handshake.grader.Lesson;
import handshake.support.Mistake;
import handshake.support.Text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A student's results as a page: the points, and for each test that failed what happened, why, and
/// what went over the connection.
final class StudentPage {
    private final Function<Text, String> language;
    private final Set<Mistake> told = EnumSet.noneOf(Mistake.class);

    /// @param language chooses the words of one language
    StudentPage(Function<Text, String> language) {
        this.language = language;
    }

    String of(Student student, List<Lesson> lessons) {
        var html = new Html(language, student.student());
        html.add(
                "<p>%s <b>%s/%s</b></p>",
                html.say("Together", "合计"), student.points(), student.maxPoints());
        if (!student.problem().isEmpty()) {
            html.add(
                    "<p class=bad>%s %s</p>",
                    html.say("Nothing could be graded:", "无法评分："), student.problem());
        }
        for (int i = 0; i < student.lessons().size(); i++) {
            lesson(html, student.lessons().get(i), lessons.get(i));
        }
        return html.end();
    }

    private void lesson(Html html, Graded graded, Lesson lesson) {
        JsonReport.Lesson report = graded.report();
        html.add(
                "<h2>%s · %s — %s/%s</h2>",
                html.say("Lesson %d", "第 %d 课").formatted(lesson.number()),
                lesson.name().substring(3),
                report.points(),
                report.maxPoints());
        graded.notes().forEach(note -> html.add("<p class=dim>%s</p>", note));
        if (!graded.isHandedIn()) {
            html.element("p", html.say("Not handed in.", "未提交。"));
            return;
        }
        report.problems().forEach(problem -> problem(html, problem));
        if (!report.steps().isEmpty()) {
            steps(html, report);
        }
        report.tests().stream()
                .filter(test -> test.points() < test.maxPoints() || !test.status().equals("passed"))
                .forEach(test -> test(html, test));
        html.add(
                "<p class=dim>%s <code>lab grade %s --seed %s</code></p>",
                html.say("The same tests at home:", "在自己的机器上运行同样的测试："),
                lesson.number(),
                report.seed());
    }

    private static void problem(Html html, JsonReport.Problem problem) {
        String place = problem.line() == 0 ? problem.file() : problem.file() + ":" + problem.line();
        html.add("<p class=bad><b>%s</b></p><pre>%s</pre>", place, problem.message());
        html.add("<p>%s</p>", problem.advice());
    }

    private static void steps(Html html, JsonReport.Lesson report) {
        html.add("<table><tbody>");
        for (JsonReport.Step step : report.steps()) {
            html.add(
                    "<tr><td class=n>%s</td><td>%s</td><td class=n>%s/%s</td></tr>",
                    html.say("Step %d", "第 %d 步").formatted(step.step()),
                    step.title(),
                    step.points(),
                    step.maxPoints());
        }
        html.add("</tbody></table>");
    }

    private void test(Html html, JsonReport.Test test) {
        html.add(
                "<details><summary><span class=bad>✗ %s</span> %s/%s</summary>",
                test.name(), test.points(), test.maxPoints());
        html.add("<p>%s</p>", test.message());
        labelled(html, html.say("expected", "预期"), test.expected());
        labelled(html, html.say("got", "得到"), test.got());
        test.details().forEach(line -> html.add("<p class=dim>%s</p>", line));
        html.ladder(test.transcript());
        Mistake.of(test.mistake()).ifPresent(mistake -> mistake(html, mistake));
        if (!test.output().isBlank()) {
            html.add(
                    "<p>%s</p><pre>%s</pre>",
                    html.say("The code printed:", "代码打印了："), test.output());
        }
        html.add("</details>");
    }

    private void mistake(Html html, Mistake mistake) {
        html.add("<p><b>%s</b> <code>%s</code></p>", language.apply(mistake.title()), mistake.id());
        if (told.add(mistake)) {
            html.markdown(language.apply(mistake.explanation()));
        }
    }

    private static void labelled(Html html, String label, String value) {
        if (!value.isEmpty()) {
            html.add("<p>%s <code>%s</code></p>", label, value);
        }
    }
}
