package handshake.slides;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns a ladder of text, drawn by the kit or by hand, into a picture. The text is the picture's
/// only source, so both show the same.
final class LadderSvg {
    private static final Pattern TO_RIGHT =
            Pattern.compile("(.*?)│── (.*?) ?─* ?([▶✗])\\s*│ {0,2}(.*)");
    private static final Pattern TO_LEFT =
            Pattern.compile("(.*?)│\\s*([◀✗]) ?─* ?(.*?) ──│ {0,2}(.*)");
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*[│┊]\\s{2,}(.*?)\\s{2,}[│┊] {0,2}(.*)");
    private static final Pattern NAMES = Pattern.compile("\\s*(\\S.*?)\\s{3,}(\\S.*?)\\s*");

    private static final int LEFT = 48;
    private static final int RIGHT = 548;
    private static final int NOTES = 562;
    private static final int TOP = 46;
    private static final int ROW = 36;
    private static final int SLOPE = 7;
    private static final int COLUMN_WIDTH = 9;
    private static final int MARGIN = 12;

    private LadderSvg() {}

    /// The picture; empty if this is no ladder.
    static Optional<String> of(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2 || !text.contains("▶│") && !text.contains("│◀")) {
            return Optional.empty();
        }
        Matcher names = NAMES.matcher(lines.getFirst());
        if (!names.matches()) {
            return Optional.empty();
        }
        var rungs = new StringBuilder();
        var said = new ArrayList<String>();
        int noteColumns = 0;
        for (int i = 1; i < lines.size(); i++) {
            Optional<Rung> rung = rung(lines.get(i));
            if (rung.isEmpty()) {
                return Optional.empty();
            }
            rungs.append(draw(rung.get(), TOP + i * ROW - ROW / 2));
            said.add(rung.get().said(names.group(1), names.group(2)));
            noteColumns =
                    Math.max(noteColumns, handshake.wire.ladder.Columns.of(rung.get().note()));
        }
        int height = TOP + (lines.size() - 1) * ROW + MARGIN;
        int notes = noteColumns == 0 ? LEFT - MARGIN : MARGIN + noteColumns * COLUMN_WIDTH;
        int width = NOTES + notes;
        return Optional.of(
                """
                <figure style="--w:%d;--h:%d"><svg class="ladder" viewBox="0 0 %d %d" \
                preserveAspectRatio="xMinYMin meet" role="img" aria-label="%s">\
                <line class="life" x1="%d" y1="34" x2="%d" y2="%d"/>\
                <line class="life" x1="%d" y1="34" x2="%d" y2="%d"/>\
                <text class="end" x="%d" y="24">%s</text><text class="end" x="%d" y="24">%s</text>\
                %s</svg></figure>
                """
                        .formatted(
                                width,
                                height,
                                width,
                                height,
                                Html.escape(String.join("; ", said)),
                                LEFT,
                                LEFT,
                                height - 4,
                                RIGHT,
                                RIGHT,
                                height - 4,
                                LEFT,
                                Html.escape(names.group(1)),
                                RIGHT,
                                Html.escape(names.group(2)),
                                rungs)
                        .strip());
    }

    /// @param direction 1 to the right, -1 to the left, 0 for words between the two
    private record Rung(String frame, int direction, boolean lost, String label, String note) {
        String said(String left, String right) {
            String way =
                    switch (direction) {
                        case 1 -> left + " → " + right + ": ";
                        case -1 -> right + " → " + left + ": ";
                        default -> "";
                    };
            return way + label + (lost ? " ✗" : "");
        }

        String kind() {
            if (direction == 0) {
                return "between";
            }
            for (String flag : List.of("RST", "SYN", "FIN")) {
                if (label.startsWith(flag)) {
                    return flag.toLowerCase(java.util.Locale.ROOT);
                }
            }
            return label.startsWith("ACK") ? "ack" : "data";
        }
    }

    private static Optional<Rung> rung(String line) {
        Matcher right = TO_RIGHT.matcher(line);
        if (right.matches()) {
            boolean lost = right.group(3).equals("✗");
            return Optional.of(
                    new Rung(right.group(1).strip(), 1, lost, right.group(2), right.group(4)));
        }
        Matcher left = TO_LEFT.matcher(line);
        if (left.matches()) {
            boolean lost = left.group(2).equals("✗");
            return Optional.of(
                    new Rung(left.group(1).strip(), -1, lost, left.group(3), left.group(4)));
        }
        Matcher between = BETWEEN.matcher(line);
        return between.matches()
                ? Optional.of(new Rung("", 0, false, between.group(1), between.group(2)))
                : Optional.empty();
    }

    private static String draw(Rung rung, int y) {
        int middle = (LEFT + RIGHT) / 2;
        var svg = new StringBuilder("<g class=\"" + rung.kind() + "\">");
        if (rung.direction() != 0) {
            int from = rung.direction() > 0 ? LEFT : RIGHT;
            int way = (RIGHT - LEFT) * (rung.lost() ? 2 : 3) / 3 - (rung.lost() ? 0 : 3);
            int to = from + rung.direction() * way;
            int end = y + SLOPE;
            svg.append(
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>".formatted(from, y, to, end));
            svg.append(rung.lost() ? cross(to, end) : head(to, end, rung.direction()));
        }
        svg.append(text("label", middle, y - 4 + (rung.direction() == 0 ? 9 : 0), rung.label()));
        if (!rung.frame().isEmpty()) {
            svg.append(text("frame", LEFT - MARGIN, y + 5, rung.frame()));
        }
        if (!rung.note().isEmpty()) {
            svg.append(text("note", NOTES, y + 5, rung.note()));
        }
        return svg.append("</g>").toString();
    }

    private static String text(String kind, int x, int y, String text) {
        return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>"
                .formatted(kind, x, y, Html.escape(text));
    }

    private static String head(int x, int y, int direction) {
        int back = x - direction * 12;
        return "<path d=\"M%d %d L%d %d L%d %d Z\"/>".formatted(x, y, back, y - 6, back, y + 5);
    }

    private static String cross(int x, int y) {
        return "<path class=\"lost\" d=\"M%d %d l14 14 m0 -14 l-14 14\"/>".formatted(x - 7, y - 7);
    }
}
