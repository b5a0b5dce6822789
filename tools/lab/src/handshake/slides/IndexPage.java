package handshake.slides;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.lab.Language;
import handshake.support.Mistake;
import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The root page: lessons, slides, texts, mistakes, captures.
final class IndexPage {
    private final Course course;
    private final Language language;
    private final String ending;

    IndexPage(Course course, Language language) {
        this.course = course;
        this.language = language;
        this.ending = language.fileSuffix() + ".html";
    }

    String html() throws IOException {
        var rows = new StringBuilder();
        for (Lesson lesson : course.lessons()) {
            rows.append(row(lesson));
        }
        String content =
                """
                <h1>Handshake</h1>
                <p>%s</p>
                <table><thead><tr><th>%s</th><th>%s</th><th>%s</th></tr></thead>
                <tbody>
                %s</tbody></table>
                <h2>%s</h2>
                <ul>
                %s</ul>
                %s<h2>%s</h2>
                <ul>
                %s</ul>
                <h2>%s</h2>
                <table><tbody>
                %s</tbody></table>
                """
                        .formatted(
                                say("Learn TCP by writing it, in Java.", "用 Java 亲手写一遍，学会 TCP。"),
                                say("Lesson", "课程"),
                                say("The question of the day", "今天的问题"),
                                say("Lecture", "讲课"),
                                rows,
                                say("Pages", "其他页面"),
                                texts(),
                                forTeachers(),
                                say("Classic mistakes", "经典错误"),
                                mistakes(),
                                say("Captures", "抓包"),
                                captures());
        return TextPage.frame("Handshake", content, language, "index", "");
    }

    private String row(Lesson lesson) throws IOException {
        var deck = Deck.of(lesson, language);
        Path readme = lesson.folder().resolve("README" + language.fileSuffix() + ".md");
        String title = Files.isRegularFile(readme) ? heading(readme) : lesson.name();
        String question = deck.map(it -> it.slides().getFirst().title()).orElse("");
        String link =
                deck.isEmpty()
                        ? ""
                        : "<a href=\"slides/%s%s\">%s</a>"
                                .formatted(lesson.name(), ending, say("Slides", "幻灯片"));
        return "<tr><td><a href=\"lessons/%s%s\">%s</a></td><td>%s</td><td>%s</td></tr>\n"
                .formatted(lesson.name(), ending, Html.escape(title), Html.escape(question), link);
    }

    private String texts() throws IOException {
        var items = new StringBuilder();
        for (String name : Site.texts(course.root())) {
            Path text = Site.text(course.root(), name, language);
            items.append(
                    "<li><a href=\"lessons/%s%s\">%s</a></li>\n"
                            .formatted(name, ending, Html.escape(heading(text))));
        }
        return items.toString();
    }

    /// Nothing in a student's copy.
    private String forTeachers() throws IOException {
        var items = new StringBuilder();
        for (TeachersText text : TeachersText.in(course.root())) {
            String title = heading(text.file(course.root(), language));
            items.append(
                    "<li><a href=\"teachers/%s%s\">%s</a></li>\n"
                            .formatted(text, ending, Html.escape(title)));
        }
        return items.isEmpty()
                ? ""
                : "<h2>%s</h2>\n<ul>\n%s</ul>\n".formatted(say("For teachers", "给教师"), items);
    }

    private String mistakes() {
        var items = new StringBuilder();
        for (Mistake mistake : Mistake.values()) {
            items.append(
                    "<li><a href=\"mistakes/%s%s\">%s</a> <code>%s</code></li>\n"
                            .formatted(
                                    mistake.id(),
                                    ending,
                                    Html.escape(language.of(mistake.title())),
                                    mistake.id()));
        }
        return items.toString();
    }

    private static String heading(Path readme) throws IOException {
        return Files.readString(readme).lines().findFirst().orElse("").replaceFirst("^# ", "");
    }

    private String captures() throws IOException {
        var rows = new StringBuilder();
        for (String name : CapturePage.names(course.root())) {
            rows.append(
                    "<tr><td><a href=\"captures/%s%s\">%s</a></td><td>%s</td></tr>\n"
                            .formatted(
                                    name,
                                    ending,
                                    name,
                                    Html.escape(CapturePage.note(name, language))));
        }
        return rows.toString();
    }

    private String say(String en, String zh) {
        return language.of(new Text(en, zh));
    }
}
