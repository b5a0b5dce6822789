package handshake.viewer.page;

import java.util.Locale;

/// The page's HTML.
final class Document {
    private Document() {}

    /// As it is served: scripts and styles are files of their own.
    static String served(Locale language) {
        var scripts = new StringBuilder();
        for (String script : Assets.SCRIPTS) {
            scripts.append("<script defer src=\"").append(script).append("\"></script>\n");
        }
        return fill(language, "<link rel=\"stylesheet\" href=\"page.css\">", scripts.toString());
    }

    static String fill(Locale language, String head, String scripts) {
        boolean chinese = language.getLanguage().equals("zh");
        return Assets.text("page.html")
                .replace("{{lang}}", chinese ? "zh-CN" : "en")
                .replace("{{head}}", head)
                .replace("{{scripts}}", scripts);
    }
}
