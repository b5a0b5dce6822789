package handshake.crossplay;

import handshake.classroom.Html;
import handshake.support.Text;

import java.util.List;
import java.util.function.Function;

/// The tables of who gets on with whom: a row a client, a column a server.
final class CrossPlayPage {
    /// So many servers fit beside one another with their names.
    private static final int MAX_NAMED = 10;

    private final Function<Text, String> language;

    /// @param language chooses the words of one language
    CrossPlayPage(Function<Text, String> language) {
        this.language = language;
    }

    String of(List<LessonPlayed> lessons) {
        var html = new Html(language, language.apply(new Text("Cross-play", "交叉对战")));
        html.element(
                "p",
                html.say(
                        "Every client against every server. A row is a client, a column a server;"
                                + " a cell says how many errands went well, and leads to the"
                                + " conversations of those that did not.",
                        "每个客户端对每个服务器。一行是一个客户端，一列是一个服务器；单元格里是顺利完成的" + "任务数，点击可查看没有完成的任务的对话。"));
        legend(html);
        html.add("<p><a href=\"crossplay.csv\">crossplay.csv</a></p>");
        lessons.forEach(lesson -> lesson(html, lesson));
        return html.end();
    }

    private static void legend(Html html) {
        html.add(
                "<ul><li><span class=good>✓</span> %s</li>",
                html.say("all errands went well", "所有任务都完成"));
        html.add(
                "<li><span class=bad>c</span> %s</li>",
                html.say(
                        "the client's fault: it fails with the reference too",
                        "客户端的错：它和参考实现也配合不好"));
        html.add(
                "<li><span class=bad>s</span> %s</li>",
                html.say(
                        "the server's fault: it fails with the reference too",
                        "服务器的错：它和参考实现也配合不好"));
        html.add(
                "<li><span class=bad>≠</span> %s</li></ul>",
                html.say(
                        "each gets on with the reference, but not with each other: look at these"
                                + " first",
                        "各自和参考实现都能配合，彼此却不行：请先看这些"));
    }

    private void lesson(Html html, LessonPlayed lesson) {
        html.add(
                "<h2>%s · %s</h2>",
                html.say("Lesson %d", "第 %d 课").formatted(lesson.lesson().number()),
                lesson.lesson().name().substring(3));
        html.add("<ol>");
        lesson.titles().forEach(title -> html.element("li", title));
        html.add("</ol>");
        table(html, lesson);
        absent(html, lesson);
    }

    private void table(Html html, LessonPlayed lesson) {
        List<Contestant> servers = lesson.players();
        if (servers.size() > MAX_NAMED) {
            html.add(
                    "<p class=dim>%s</p>",
                    html.say("A server's number is that of its row.", "服务器的编号就是它所在行的编号。"));
        }
        html.add(
                "<div class=wide><table><thead><tr><th scope=col>%s</th>",
                html.say("client ↓ server →", "客户端 ↓ 服务器 →"));
        for (int i = 0; i < servers.size(); i++) {
            html.add(
                    "<th scope=col class=across title=\"%s\">%s</th>",
                    servers.get(i).name(),
                    servers.size() <= MAX_NAMED ? servers.get(i).name() : i + 1);
        }
        html.add("</tr></thead><tbody>");
        for (int i = 0; i < lesson.rows().size(); i++) {
            Row client = lesson.rows().get(i);
            html.add("<tr><th scope=row class=across>%s · %s</th>", i + 1, client.client().name());
            servers.forEach(server -> cell(html, lesson, client, server));
            html.add("</tr>");
        }
        html.add("</tbody></table></div>");
    }

    private static void cell(Html html, LessonPlayed lesson, Row client, Contestant server) {
        List<Met> met = lesson.met(client, server);
        long good = met.stream().filter(Met::passed).count();
        if (good == met.size()) {
            html.add("<td class=across><span class=good>✓</span></td>");
            return;
        }
        html.add(
                "<td class=across><a href=\"%s#%s\"><span class=bad>%s/%s %s</span></a></td>",
                FailuresPage.link(lesson, client.client()),
                FailuresPage.anchor(lesson, server),
                good,
                met.size(),
                sign(lesson, client, server));
    }

    private static String sign(LessonPlayed lesson, Row client, Contestant server) {
        List<Met> met = lesson.met(client, server);
        var signs = new StringBuilder();
        for (int i = 0; i < met.size(); i++) {
            if (met.get(i).status() == Met.Status.FAILED) {
                String sign =
                        switch (lesson.blame(client, server, i)) {
                            case CLIENT -> "c";
                            case SERVER -> "s";
                            case BOTH -> "cs";
                            case THEY_DISAGREE -> "≠";
                        };
                for (char one : sign.toCharArray()) {
                    if (signs.indexOf(String.valueOf(one)) < 0) {
                        signs.append(one);
                    }
                }
            }
        }
        return signs.toString();
    }

    private static void absent(Html html, LessonPlayed lesson) {
        List<Contestant> absent =
                lesson.contestants().stream().filter(it -> !it.canPlay()).toList();
        if (absent.isEmpty()) {
            return;
        }
        html.element("h3", html.say("Could not play", "无法参加"));
        html.add("<ul>");
        absent.forEach(it -> html.add("<li><b>%s</b> %s</li>", it.name(), it.problem()));
        html.add("</ul>");
    }
}
