package handshake.viewer.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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

    /// As one file that holds everything. Its policy allows exactly these scripts and this style
    /// sheet to run, and nothing to be loaded.
    ///
    /// @param capture what it shows, as JSON without any `<`
    static String alone(Locale language, String capture) {
        var policy = new StringBuilder("default-src 'none'; img-src data:; script-src");
        var scripts = new StringBuilder();
        scripts.append("<script type=\"application/json\" id=\"capture\">");
        scripts.append(capture).append("</script>\n");
        for (String name : Assets.SCRIPTS) {
            String script = Assets.text(name).replace("</script", "<\\/script");
            policy.append(' ').append(hash(script));
            scripts.append("<script>").append(script).append("</script>\n");
        }
        String style = Assets.text("page.css");
        policy.append("; style-src ").append(hash(style));
        String head =
                "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n<style>%s</style>"
                        .formatted(policy, style);
        return fill(language, head, scripts.toString());
    }

    private static String fill(Locale language, String head, String scripts) {
        boolean chinese = language.getLanguage().equals("zh");
        return Assets.text("page.html")
                .replace("{{lang}}", chinese ? "zh-CN" : "en")
                .replace("{{head}}", head)
                .replace("{{scripts}}", scripts);
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
