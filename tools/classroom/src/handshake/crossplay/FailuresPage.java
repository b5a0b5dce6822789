package handshake.crossplay;

import handshake.classroom.Html;
import handshake.support.Text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Function;

/// What one client could not do, with each server, and what the two said to each other.
final class FailuresPage {
    private static final Text CLIENT = new Text("client: %s", "客户端：%s");
    private static final Text SERVER = new Text("server: %s", "服务器：%s");

    private final Function<Text, String> language;

    /// @param language chooses the words of one language
    FailuresPage(Function<Text, String> language) {
        this.language = language;
    }

    /// Where the page lies, below the folder of the results.
    static String path(LessonPlayed lesson, Contestant client) {
        return "crossplay/" + lesson.lesson().name() + "/" + client.fileName() + ".html";
    }

    /// The same as a link has it.
    static String link(LessonPlayed lesson, Contestant client) {
        try {
            return new URI(null, null, path(lesson, client), null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e); // any path can be quoted
        }
    }

    /// The place on the page of those failures that were with this server.
    static String anchor(LessonPlayed lesson, Contestant server) {
        return "server-" + (lesson.players().indexOf(server) + 1);
    }

    String of(LessonPlayed lesson, Row client) {
        String name = client.client().name();
        Text title = new Text("Lesson %d: the client of %s", "第 %d 课：%s 的客户端");
        var html =
                new Html(language, language.apply(title).formatted(lesson.lesson().number(), name));
        html.add("<p><a href=\"../../crossplay.html\">%s</a></p>", html.say("All", "全部"));
        boolean isAllGood = true;
        for (Contestant server : lesson.players()) {
            if (!lesson.isGood(client, server)) {
                isAllGood = false;
                failures(html, lesson, client, server);
            }
        }
        if (isAllGood) {
            html.element("p", html.say("It gets on with every server.", "它和每个服务器都配合得好。"));
        }
        return html.end();
    }

    private void failures(Html html, LessonPlayed lesson, Row client, Contestant server) {
        html.add(
                "<h2 id=\"%s\">%s</h2>",
                anchor(lesson, server),
                html.say("With the server of %s", "与 %s 的服务器").formatted(server.name()));
        List<Met> met = lesson.met(client, server);
        for (int i = 0; i < met.size(); i++) {
            switch (met.get(i).status()) {
                case PASSED -> {}
                case NOT_TRIED ->
                        html.add(
                                "<p class=dim>%s: %s</p>",
                                lesson.titles().get(i),
                                html.say(
                                        "not tried after a program hung or was gone",
                                        "有程序卡住或退出后不再尝试"));
                case FAILED -> failure(html, lesson, client, server, i);
            }
        }
    }

    private void failure(
            Html html, LessonPlayed lesson, Row client, Contestant server, int errand) {
        Met met = lesson.met(client, server).get(errand);
        html.add("<h3>✗ %s</h3>", lesson.titles().get(errand));
        html.add(
                "<p>%s <span class=dim>%s</span></p>",
                met.what(), language.apply(fault(lesson.blame(client, server, errand))));
        labelled(html, html.say("expected", "预期"), met.expected());
        labelled(html, html.say("got", "得到"), met.got());
        met.details().forEach(line -> html.add("<p class=dim>%s</p>", line));
        html.ladder(met.conversation(), named(CLIENT, client.client()), named(SERVER, server));
    }

    private String named(Text role, Contestant who) {
        return language.apply(role).formatted(who.name());
    }

    private static Text fault(LessonPlayed.Blame blame) {
        return switch (blame) {
            case CLIENT ->
                    new Text("The client fails here with the reference, too.", "客户端与参考实现在这里也会失败。");
            case SERVER ->
                    new Text("The server fails here with the reference, too.", "服务器与参考实现在这里也会失败。");
            case BOTH -> new Text("Both fail here with the reference, too.", "双方与参考实现在这里都会失败。");
            case THEY_DISAGREE ->
                    new Text(
                            "Each does this well with the reference: they understand the protocol"
                                    + " differently.",
                            "双方各自与参考实现都没有问题：他们对协议的理解不同。");
        };
    }

    private static void labelled(Html html, String label, String value) {
        if (!value.isEmpty()) {
            html.add("<p>%s <code>%s</code></p>", label, value);
        }
    }
}
