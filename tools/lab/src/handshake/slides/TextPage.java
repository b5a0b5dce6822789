package handshake.slides;

import handshake.lab.Language;
import handshake.support.Text;

/// A text of the course as a page.
final class TextPage {
    private TextPage() {}

    /// @param name the page's own, without language and ending
    static String html(String markdown, Language language, String name) {
        String title =
                markdown.lines()
                        .filter(line -> line.startsWith("# "))
                        .findFirst()
                        .map(line -> line.substring(2))
                        .orElse(name);
        return frame(
                title, new Markdown(Links.from(language)).html(markdown), language, name, "../");
    }

    /// @param content HTML
    /// @param up the way to the root page: `../` or nothing
    static String frame(String title, String content, Language language, String name, String up) {
        Language there = language.other();
        return """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <link rel="stylesheet" href="%ssite.css">
        </head>
        <body>
        <header>
        <a href="%sindex%s.html">Handshake</a>
        <a href="%s%s.html" lang="%s" hreflang="%s">%s</a>
        </header>
        <main>
        %s</main>
        </body>
        </html>
        """
                .formatted(
                        language.tag(),
                        Html.escape(title),
                        up,
                        up,
                        language.fileSuffix(),
                        name,
                        there.fileSuffix(),
                        there.tag(),
                        there.tag(),
                        language.of(new Text("中文", "English")),
                        content);
    }
}
