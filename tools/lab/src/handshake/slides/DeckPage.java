package handshake.slides;

import handshake.grader.Lesson;
import handshake.lab.Language;
import handshake.support.Text;

/// A deck as one page.
final class DeckPage {
    private static final Text NOTES = new Text("Notes", "备注");
    private static final Text[][] BUTTONS = {
        {new Text("previous", "上一张"), new Text("Previous slide (←)", "上一张（←）"), Text.same("‹")},
        {new Text("next", "下一张"), new Text("Next slide (→)", "下一张（→）"), Text.same("›")},
        {new Text("overview", "总览"), new Text("All slides (O)", "所有幻灯片（O）"), Text.same("▦")},
        {
            new Text("presenter", "演讲者"),
            new Text("Notes and timer in a window of their own (P)", "在另一个窗口中显示备注和计时（P）"),
            Text.same("◫")
        },
        {new Text("theme", "主题"), new Text("Light or dark (D)", "浅色或深色（D）"), Text.same("◐")},
        {
            new Text("print", "打印"),
            new Text("Print, or save as PDF", "打印或另存为 PDF"),
            Text.same("PDF")
        },
    };

    private static final int MAX_COLUMNS_BESIDE = 58;
    private static final int MIN_RUNGS_BESIDE = 7;

    private final Lesson lesson;
    private final Language language;
    private final Markdown markdown;

    DeckPage(Lesson lesson, Language language, Markdown markdown) {
        this.lesson = lesson;
        this.language = language;
        this.markdown = markdown;
    }

    /// @param other the file name of the same deck in the other language; empty if there is none
    String html(Deck deck, String other) {
        var slides = new StringBuilder();
        for (int i = 0; i < deck.slides().size(); i++) {
            slides.append(slide(deck.slides().get(i), i + 1, deck.slides().size()));
        }
        String title = Html.escape(lesson.number() + " · " + deck.slides().getFirst().title());
        return """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <link rel="stylesheet" href="../slides.css">
        <script src="../slides.js" defer></script>
        </head>
        <body data-deck="%s">
        <main>
        %s</main>
        <nav class="bar" aria-label="%s">
        <a href="../index%s.html" title="%s">Handshake</a>
        <span class="grow"></span>
        %s%s
        <output aria-live="polite" class="where">1 / %d</output>
        </nav>
        <div class="progress" aria-hidden="true"><i></i></div>
        <aside class="desk" hidden aria-label="%s">
        <p class="clock"><output class="timer" aria-live="off">0:00</output>
        <button type="button" data-do="pause">%s</button>
        <button type="button" data-do="zero">0:00</button>
        <output class="time" aria-live="off"></output></p>
        </aside>
        </body>
        </html>
        """
                .formatted(
                        language.tag(),
                        title,
                        Html.escape(lesson.name()),
                        slides,
                        say("Slides", "幻灯片"),
                        language.fileSuffix(),
                        say("All lessons", "所有课程"),
                        buttons(),
                        languageLink(other),
                        deck.slides().size(),
                        say("For the presenter", "演讲者专用"),
                        say("Start or pause", "开始／暂停"));
    }

    private String slide(Deck.Slide slide, int number, int count) {
        String notes =
                slide.notes().isEmpty() ? "" : markdown.html(slide.notes().replace("\n", "  \n"));
        String body = markdown.html(slide.markdown());
        return """
        <section id="%d" class="%s" aria-roledescription="%s" aria-label="%s">
        <div class="body">
        %s</div>
        <p class="foot" aria-hidden="true"><span>%d · %s</span><span>%d / %d</span></p>
        <div class="notes" aria-label="%s">%s</div>
        </section>
        """
                .formatted(
                        number,
                        layout(slide.markdown(), body),
                        say("slide", "幻灯片"),
                        Html.escape(slide.title()),
                        body,
                        lesson.number(),
                        Html.escape(lesson.name().substring(3).replace('-', ' ')),
                        number,
                        count,
                        language.of(NOTES),
                        notes);
    }

    /// A title stands alone; a picture has its words beside it, and so has narrow code.
    private static String layout(String markdown, String body) {
        if (markdown.startsWith("# ")) {
            return "title";
        }
        int figures = count(body, "<figure ");
        int codes = count(body, "<pre ");
        boolean words = body.contains("<ul>") || body.contains("<ol>");
        if (figures == 1 && codes == 0 && words) {
            return count(body, "<g ") >= MIN_RUNGS_BESIDE ? "beside" : "stacked";
        }
        if (codes == 1 && figures == 0 && words) {
            int at = body.indexOf("--cols:") + "--cols:".length();
            int columns = Integer.parseInt(body.substring(at, body.indexOf('"', at)));
            return columns <= MAX_COLUMNS_BESIDE ? "beside" : "stacked";
        }
        return figures + codes > 0 ? "stacked" : "words";
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private String buttons() {
        var html = new StringBuilder();
        for (Text[] button : BUTTONS) {
            String what = Html.escape(language.of(button[1]));
            html.append(
                    "<button type=\"button\" data-do=\"%s\" title=\"%s\" aria-label=\"%s\">%s</button>\n"
                            .formatted(button[0].en(), what, what, button[2].en()));
        }
        return html.toString();
    }

    private String languageLink(String other) {
        return other.isEmpty()
                ? ""
                : "<a class=\"language\" href=\"%s\" lang=\"%s\" hreflang=\"%s\">%s</a>"
                        .formatted(
                                other,
                                language.other().tag(),
                                language.other().tag(),
                                say("中文", "English"));
    }

    private String say(String en, String zh) {
        return language.of(new Text(en, zh));
    }
}
