package handshake.wire.ladder;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import java.util.ArrayList;
import java.util.List;

/// Draws a {@link Transcript} as a ladder: the client's lifeline left, the server's right, time
/// going down.
///
/// ```
/// your client                                   test server
///     │── "report.pdf"  10 bytes ──────────────────▶│
///     │◀────────────────────────── 1 024 bytes ─────│
/// ```
public final class TextLadder {
    private static final int RUNG_COLUMNS = 46;
    private static final int MAX_RUNGS = 16;
    private static final int LIFELINE_INDENT = 4;

    private final LadderWords words;

    public TextLadder(LadderWords words) {
        this.words = words;
    }

    /// The ladder's lines, without line ends. A long conversation keeps its beginning and its end,
    /// with a line between that says how many rungs were left out.
    public List<String> draw(Transcript transcript) {
        var lines = new ArrayList<String>();
        lines.add(Columns.pad(words.left(transcript), RUNG_COLUMNS) + words.right(transcript));

        List<Entry> entries = joined(transcript.entries());
        int left = entries.size() - MAX_RUNGS;
        for (int i = 0; i < entries.size(); i++) {
            if (left > 0 && i == MAX_RUNGS / 2) {
                lines.add(" ".repeat(LIFELINE_INDENT) + "┊" + centred("… " + left + " …") + "┊");
                i += left;
            }
            lines.add(" ".repeat(LIFELINE_INDENT) + rung(entries.get(i), transcript.yours()));
        }
        return lines;
    }

    private String rung(Entry entry, Side yours) {
        return switch (entry) {
            case Entry.Opened e -> arrow(e.from(), "SYN");
            case Entry.Data e -> arrow(e.from(), label(e));
            case Entry.End e -> arrow(e.from(), "FIN");
            case Entry.Reset e ->
                    (arrow(e.from(), "RST") + (e.from() == yours ? "  " + words.resetByYou() : ""))
                            .stripTrailing();
            case Entry.Silence e ->
                    "│" + centred(words.silence().formatted(seconds(e.millis()))) + "│";
            case Entry.Datagram e -> datagram(e);
        };
    }

    private String datagram(Entry.Datagram e) {
        String arrow = arrow(e.from(), e.label());
        if (e.fate() == Entry.Fate.LOST) {
            arrow = arrow.replace("▶│", "✗│").replace("│◀", "│✗");
        }
        return arrow + "  " + words.fate(e);
    }

    private static String label(Entry.Data data) {
        String size = Preview.bytes(data.count());
        String text = Preview.of(data.head(), data.count(), RUNG_COLUMNS - 14 - size.length());
        return text + "  " + size;
    }

    private static String arrow(Side from, String label) {
        int rest = Math.max(1, RUNG_COLUMNS - Columns.of(label) - 5);
        return from == Side.CLIENT
                ? "│── " + label + " " + "─".repeat(rest) + "▶│"
                : "│◀" + "─".repeat(rest) + " " + label + " ──│";
    }

    private static String centred(String text) {
        int gap = Math.max(0, RUNG_COLUMNS - Columns.of(text));
        return " ".repeat(gap / 2) + text + " ".repeat(gap - gap / 2);
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? "" + millis / 1000 : "%.1f".formatted(millis / 1000.0);
    }

    /// Pieces that followed one another from the same side become one rung, once there are so many
    /// that they would bury the rest.
    private static List<Entry> joined(List<Entry> entries) {
        if (entries.size() <= MAX_RUNGS) {
            return entries;
        }
        var joined = new ArrayList<Entry>();
        for (Entry entry : entries) {
            if (!joined.isEmpty()
                    && entry instanceof Entry.Data next
                    && joined.getLast() instanceof Entry.Data last
                    && last.from() == next.from()) {
                joined.set(
                        joined.size() - 1,
                        new Entry.Data(last.from(), last.head(), last.count() + next.count()));
            } else {
                joined.add(entry);
            }
        }
        return joined;
    }
}
