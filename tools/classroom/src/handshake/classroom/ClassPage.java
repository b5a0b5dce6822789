package handshake.classroom;

import handshake.grader.Lesson;
import handshake.support.Mistake;
import handshake.support.Text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A class's results as a page: the points, the mistakes by how many made them, the slowest tests,
/// and what could not be graded.
final class ClassPage {
    private static final int SLOWEST = 10;

    private final Function<Text, String> language;
    private final Path folder;

    /// @param language chooses the words of one language
    /// @param folder where the page is to lie: links are relative to it
    ClassPage(Function<Text, String> language, Path folder) {
        this.language = language;
        this.folder = folder.toAbsolutePath().normalize();
    }

    String of(ClassResult result) {
        var html = new Html(language, language.apply(new Text("The class", "全班成绩")));
        html.add(
                "<p>%s</p>",
                html.say("%d students, seed %d. The table for a spreadsheet:", "%d 名学生，种子 %d。表格文件：")
                        .formatted(result.size(), result.seed()));
        html.add(
                "<p><a href=\"class.csv\">class.csv</a> · <a"
                        + " href=\"class.json\">class.json</a></p>");
        table(html, result);
        mistakes(html, result);
        slowest(html, result);
        notes(html, result);
        return html.end();
    }

    private void table(Html html, ClassResult result) {
        html.add("<h2>%s</h2><div class=wide><table><thead><tr>", html.say("Points", "得分"));
        html.add(
                "<th>%s</th><th class=n>%s</th>",
                html.say("Student", "学生"), html.say("Together", "合计"));
        for (Lesson lesson : result.lessons()) {
            html.add("<th class=n>%s</th>", html.say("L%d", "第 %d 课").formatted(lesson.number()));
            result.steps(lesson.number())
                    .forEach((step, max) ->
                            html.add(
                                    "<th class=\"n dim\">%s</th>",
                                    html.say("step %d", "第 %d 步").formatted(step)));
        }
        html.add("</tr></thead><tbody>");
        for (ClassResult.Row row : result.rows()) {
            html.add(
                    "<tr><td><a href=\"students/%s.html\">%s</a></td>",
                    encoded(row.page()), row.student());
            html.add("<td class=n><b>%s</b>/%s</td>", row.points(), row.maxPoints());
            for (Lesson lesson : result.lessons()) {
                cells(html, row.lessons().get(lesson.number()), result.steps(lesson.number()));
            }
            html.add("</tr>");
        }
        html.add("</tbody></table></div>");
    }

    private static void cells(Html html, ClassResult.Cell cell, Map<Integer, Integer> steps) {
        if (!cell.isHandedIn()) {
            html.add("<td class=\"n dim\">–</td>" + "<td></td>".repeat(steps.size()));
            return;
        }
        String mark = cell.points() == cell.maxPoints() ? "n good" : "n";
        html.add("<td class=\"%s\"><b>%s</b></td>", mark, cell.points());
        steps.forEach((step, max) ->
                html.add(
                        "<td class=\"n dim\">%s/%s</td>", cell.steps().getOrDefault(step, 0), max));
    }

    private void mistakes(Html html, ClassResult result) {
        html.element("h2", html.say("Mistakes, the most frequent first", "错误，最常见的在前"));
        if (result.mistakes().isEmpty()) {
            html.element("p", html.say("None that has a name.", "没有已命名的错误。"));
            return;
        }
        guide(html, result);
        html.add(
                "<div class=wide><table><thead><tr><th class=n>%s</th>",
                html.say("students", "人数"));
        html.add("<th class=n>%s</th>", html.say("points lost", "失分"));
        html.add(
                "<th>%s</th><th>%s</th></tr></thead><tbody>",
                html.say("mistake", "错误"), html.say("where it is treated", "在哪里讲"));
        for (ClassResult.MistakeCount it : result.mistakes()) {
            html.add("<tr><td class=n>%s</td><td class=n>%s</td><td>", it.students(), it.points());
            Optional<Mistake> mistake = Mistake.of(it.id());
            html.add(
                    "<details><summary>%s <code>%s</code></summary>",
                    mistake.map(known -> language.apply(known.title())).orElse(""), it.id());
            mistake.ifPresent(known -> html.markdown(language.apply(known.explanation())));
            html.add("</details></td><td>");
            links(html, result, it);
            html.add("</td></tr>");
        }
        html.add("</tbody></table></div>");
    }

    private void guide(Html html, ClassResult result) {
        String name = language.apply(new Text("TEACHING.md", "TEACHING.zh-CN.md"));
        Path guide = result.lessons().getFirst().root().resolve("slides").resolve(name);
        if (Files.isRegularFile(guide)) {
            html.add(
                    "<p>%s <a href=\"%s\">slides/%s</a> (<code>lab slides</code>)</p>",
                    html.say(
                            "What to ask a student who made one of them: the teacher's guide,",
                            "对犯了某个错误的学生该问什么，见教师指南"),
                    link(guide),
                    name);
        }
    }

    private void links(Html html, ClassResult result, ClassResult.MistakeCount it) {
        Lesson lesson =
                result.lessons().stream()
                        .filter(one -> one.number() == it.lesson())
                        .findFirst()
                        .orElseThrow();
        String ending = language.apply(new Text(".md", ".zh-CN.md"));
        html.add(
                "<a href=\"%s\">%s</a>",
                link(lesson.folder().resolve("README" + ending)),
                html.say("lesson %d, step %d", "第 %d 课第 %d 步").formatted(it.lesson(), it.step()));
        Path slides = lesson.root().resolve("slides").resolve(lesson.name() + ending);
        if (Files.isRegularFile(slides)) {
            html.add(" · <a href=\"%s\">%s</a>", link(slides), html.say("slides", "课件"));
        }
    }

    private String link(Path file) {
        Path target = file.toAbsolutePath().normalize();
        try {
            return encoded(folder.relativize(target).toString().replace('\\', '/'));
        } catch (IllegalArgumentException _) {
            return target.toUri().toString(); // another drive
        }
    }

    private void slowest(Html html, ClassResult result) {
        html.element("h2", html.say("The slowest tests", "最慢的测试"));
        html.add(
                "<table><thead><tr><th class=n>%s</th><th class=n>%s</th>",
                html.say("mean", "平均"), html.say("longest", "最长"));
        html.add(
                "<th class=n>%s</th><th>%s</th></tr></thead><tbody>",
                html.say("lesson", "课"), html.say("test", "测试"));
        for (ClassResult.TestTimes it : result.slowest(SLOWEST)) {
            html.add(
                    "<tr><td class=n>%s ms</td><td class=n>%s ms</td><td"
                            + " class=n>%s</td><td>%s</td></tr>",
                    Math.round(it.meanMillis()), it.maxMillis(), it.lesson(), it.name());
        }
        html.add("</tbody></table>");
    }

    private static void notes(Html html, ClassResult result) {
        html.element("h2", html.say("What could not be graded, and what to know", "无法评分的内容与备注"));
        if (result.withNotes().isEmpty()) {
            html.element("p", html.say("Everything was graded.", "全部已评分。"));
            return;
        }
        html.add("<ul>");
        for (ClassResult.Row row : result.rows()) {
            row.notes().forEach(note -> html.add("<li><b>%s</b> %s</li>", row.student(), note));
        }
        html.add("</ul>");
    }

    /// A path for a link: each part as a URI has it.
    private static String encoded(String path) {
        try {
            return new URI(null, null, path.contains(":") ? "./" + path : path, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e); // any path can be quoted
        }
    }
}
