package handshake.slides;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours code by marking what its words are: no parser, but enough for a slide.
final class Colours {
    private static final Pattern JAVA =
            Pattern.compile(
                    "(?<comment>//[^\\n]*|/\\*.*?\\*/)"
                        + "|(?<string>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+')"
                        + "|(?<note>@\\w+)"
                        + "|(?<keyword>\\b(?:abstract|boolean|break|byte|case|catch|char|class|"
                        + "continue|default|do|double|else|enum|extends|final|finally|float|for|"
                        + "if|implements|import|instanceof|int|interface|long|new|null|package|"
                        + "permits|private|protected|public|record|return|sealed|short|static|"
                        + "super|switch|synchronized|this|throw|throws|true|false|try|var|void|"
                        + "volatile|when|while|yield)\\b)"
                        + "|(?<number>\\b(?:0x[0-9a-fA-F_]+|\\d[\\d_]*)[lLdf]?\\b)"
                        + "|(?<type>\\b[A-Z][a-z]\\w*)|(?<method>\\b[a-z]\\w*(?=\\())",
                    Pattern.DOTALL);
    private static final Pattern PYTHON =
            Pattern.compile(
                    "(?<comment>#[^\\n]*)|(?<string>b?\"[^\"\\n]*\"|b?'[^'\\n]*')"
                            + "|(?<note>@\\w+)|(?<keyword>\\b(?:and|as|break|class|def|elif|else|"
                            + "except|False|for|from|if|import|in|is|not|None|or|pass|return|True|"
                            + "try|while|with)\\b)"
                            + "|(?<number>\\b\\d+\\b)|(?<type>\\b[A-Z]\\w*)"
                            + "|(?<method>\\b[a-z]\\w*(?=\\())");
    private static final Pattern CONSOLE =
            Pattern.compile("(?m)^(?<prompt>(?:\\$|jshell>|>>>) )(?<typed>.*)$");

    private Colours() {}

    /// The code as HTML, in the way of the language its fence names; plain where that is unknown.
    static String html(String code, String language) {
        return switch (language) {
            case "java" -> marked(code, JAVA);
            case "python" -> marked(code, PYTHON);
            case "console", "sh" ->
                    CONSOLE.matcher(Html.escape(code).replace("&gt; ", "> "))
                            .replaceAll(
                                    "<span class=\"prompt\">${prompt}</span>"
                                            + "<span class=\"typed\">${typed}</span>");
            default -> Html.escape(code);
        };
    }

    private static String marked(String code, Pattern words) {
        var html = new StringBuilder();
        int done = 0;
        for (Matcher word = words.matcher(code); word.find(); done = word.end()) {
            String kind =
                    word.namedGroups().keySet().stream()
                            .filter(name -> word.group(name) != null)
                            .findFirst()
                            .orElse("");
            html.append(Html.escape(code.substring(done, word.start())))
                    .append("<span class=\"")
                    .append(kind.toLowerCase(Locale.ROOT))
                    .append("\">")
                    .append(Html.escape(word.group()))
                    .append("</span>");
        }
        return html.append(Html.escape(code.substring(done))).toString();
    }
}
