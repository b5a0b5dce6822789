package handshake.classroom;

import handshake.support.Text;
import handshake.wire.ladder.LadderWords;
import handshake.wire.ladder.TextLadder;
import handshake.wire.transcript.Transcript;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.List;
import java.util.function.Function;

/// Builds a page. Whatever goes into it as text is escaped: names, code and output are a student's.
public final class Html {
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /// No script and nothing from elsewhere: a page is safe to open, whatever a student wrote.
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; --line: #8885; --faint: #8882; --bad: #b3261e; --good: #1b7f3b }
            @media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --good: #7bd88f } }
            body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
            h1 { font-size: 1.6rem } h2 { font-size: 1.25rem; margin-top: 2.5rem }
            .wide { overflow-x: auto }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums }
            th, td { border-bottom: 1px solid var(--line); padding: .3rem .7rem; text-align: left; vertical-align: top }
            th { position: sticky; top: 0; background: Canvas } td.n, th.n { text-align: right; white-space: nowrap }
            tr:hover td { background: var(--faint) }
            th.across { position: static; white-space: nowrap } td.across { text-align: center; padding: .3rem .4rem; white-space: nowrap } [scope=col].across { text-align: center }
            .bad { color: var(--bad) } .good { color: var(--good) } .dim { opacity: .75 }
            pre { background: var(--faint); padding: .7rem 1rem; overflow-x: auto; font: 14px/1.35 "DejaVu Sans Mono", ui-monospace, Menlo, Consolas, monospace }
            details { margin: .5rem 0 } summary { cursor: pointer }
            @media print { body { max-width: none; margin: 0 } th { position: static } details { display: block } }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder page = new StringBuilder();
    private final Function<Text, String> language;

    /// @param language chooses the words of one language
    public Html(Function<Text, String> language, String title) {
        this.language = language;
        String code = language.apply(new Text("en", "zh-CN"));
        page.append(HEAD.formatted(code, escaped(title)));
        element("h1", title);
    }

    public String say(String en, String zh) {
        return language.apply(new Text(en, zh));
    }

    /// Markup as it is; with `%s` for each of `texts`, which are escaped.
    public Html add(String markup, Object... texts) {
        var escaped = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            escaped[i] = escaped(String.valueOf(texts[i]));
        }
        page.append(markup.formatted(escaped)).append('\n');
        return this;
    }

    public Html element(String tag, String text) {
        return add("<" + tag + ">%s</" + tag + ">", text);
    }

    /// A conversation as a ladder; nothing if it is empty.
    ///
    /// @param lines as {@link Transcript#toLines} writes them
    public Html ladder(List<String> lines) {
        return ladder(lines, words());
    }

    /// A conversation between two students' programs as a ladder; nothing if it is empty.
    ///
    /// @param client what to call the client
    /// @param server what to call the server
    public Html ladder(List<String> lines, String client, String server) {
        return ladder(lines, words().between(client, server));
    }

    private Html ladder(List<String> lines, LadderWords words) {
        Transcript.parse(lines)
                .filter(it -> !it.entries().isEmpty())
                .ifPresent(it ->
                        add("<pre>%s</pre>", String.join("\n", new TextLadder(words).draw(it))));
        return this;
    }

    private LadderWords words() {
        boolean isChinese = language.apply(new Text("en", "zh")).equals("zh");
        return isChinese ? LadderWords.CHINESE : LadderWords.ENGLISH;
    }

    /// Text of the course's own, in Markdown.
    public Html markdown(String markdown) {
        page.append(RENDERER.render(MARKDOWN.parse(markdown)));
        return this;
    }

    public String end() {
        return page + "</body>\n</html>\n";
    }

    /// Safe in an element and in a quoted attribute; control characters are shown as pictures.
    public static String escaped(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(it -> {
                    switch (it) {
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '&' -> safe.append("&amp;");
                        case '"' -> safe.append("&quot;");
                        case '\'' -> safe.append("&#39;");
                        case '\n', '\t' -> safe.appendCodePoint(it);
                        default -> safe.appendCodePoint(shown(it));
                    }
                });
        return safe.toString();
    }

    private static int shown(int codePoint) {
        boolean isControl = Character.isISOControl(codePoint);
        // Half a pair is no character; marks that turn the writing round would hide what follows.
        boolean isOdd =
                codePoint >= 0xD800 && codePoint <= 0xDFFF
                        || codePoint >= 0x202A && codePoint <= 0x202E
                        || codePoint >= 0x2066 && codePoint <= 0x2069;
        if (isControl && codePoint < ' ') {
            return 0x2400 + codePoint;
        }
        return isControl || isOdd ? 0xFFFD : codePoint;
    }
}
