package handshake.wire.ladder;

/// Collects the elements of an SVG picture. Whatever text is given, the picture stays well-formed
/// and holds nothing but drawing.
final class SvgCanvas {
    private static final String FONTS =
            "text{font:13px system-ui,'Segoe UI','Noto Sans','Noto Sans CJK SC',"
                    + "'Microsoft YaHei','PingFang SC',sans-serif;fill:var(--ink)}"
                    + ".small{font-size:11.5px}.soft{fill:var(--soft)}.strong{font-weight:700}"
                    + ".mono{font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;"
                    + "font-size:11px}.client{fill:var(--client)}.server{fill:var(--server)}"
                    + ".bad{fill:var(--bad)}.warn{fill:var(--warn)}.back{fill:var(--paper)}"
                    + "line{stroke:currentcolor;stroke-width:1.7}"
                    + "line.client,path.client{stroke:var(--client)}"
                    + "line.server,path.server{stroke:var(--server)}"
                    + "line.bad,path.bad{stroke:var(--bad)}"
                    + ".life{stroke-width:2;opacity:.6}.again{stroke-dasharray:6 4}"
                    + ".gap{stroke-dasharray:2 5}";

    private final StringBuilder elements = new StringBuilder();

    /// Text whose beginning, middle or end (`anchor`) is at x.
    void text(double x, double y, String anchor, String classes, String text) {
        elements.append(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>\n"
                        .formatted(x, y, anchor, classes, escape(text)));
    }

    void line(double x1, double y1, double x2, double y2, String classes) {
        elements.append(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>\n"
                        .formatted(x1, y1, x2, y2, classes));
    }

    /// An arrow's head whose tip is there; `sign` is 1 if it points right, -1 if left.
    void head(double x, double y, int sign, String classes) {
        elements.append(
                "<path d=\"M%.1f %.1fl%d -4.5l0 9z\" class=\"%s\"/>\n"
                        .formatted(x, y, -9 * sign, classes));
    }

    /// The whole picture as an XML document.
    ///
    /// @param title what is read aloud instead of it
    String picture(double width, double height, SvgTheme theme, String title) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
                                + " height=\"%.0f\" role=\"img\">\n<title>%s</title>\n")
                        .formatted(width, height, width, height, escape(title))
                + "<style>%s%s</style>\n".formatted(theme.rules(), FONTS)
                + "<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n"
                + elements
                + "</svg>\n";
    }

    /// Text as XML may hold it: five characters escaped, those it forbids shown as `�`.
    static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        case '\'' -> out.append("&#39;");
                        default -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd);
                    }
                });
        return out.toString();
    }

    /// XML 1.0 §2.2, without control characters that would only confuse.
    private static boolean isAllowed(int c) {
        return c >= 0x20 && c < 0x7f
                || c >= 0xa0 && c <= 0xd7ff
                || c >= 0xe000 && c <= 0xfffd && !(c >= 0xfe00 && c <= 0xfe0f)
                || c >= 0x10000 && c <= 0x10ffff;
    }
}
