package handshake.ladders;

import handshake.wire.Side;
import handshake.wire.ladder.Columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A ladder that an author typed into a text. It is read however its columns stand, and drawn again
/// as they should.
final class TypedLadder {
    private static final String LABEL = "([^─│┆▶◀✗]*[^─│┆▶◀✗ ])";
    private static final Pattern ANY = Pattern.compile("(?m)^ *│[^│\\n]*──[^│\\n]*│");
    private static final Pattern TO_RIGHT =
            Pattern.compile("( *)│(─+ *" + LABEL + " *─* *(▶|✗ *))│(.*)");
    private static final Pattern TO_LEFT =
            Pattern.compile("( *)│((◀| *✗) *─* *" + LABEL + " *─+)│(.*)");
    private static final Pattern GAP = Pattern.compile("( *)┆( *)┆(.*)");

    /// What a rung needs beside its label: `── `, ` `, a dash, and the head of the arrow.
    private static final int BESIDE_LABEL = 6;

    /// How far from its goal a lost segment gets.
    private static final int SHORT_OF_GOAL = 8;

    private final List<String> above = new ArrayList<>();
    private final List<Rung> rungs = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();
    private String margin = "";
    private int columns;

    /// @param content of a fence; lines that are none of a ladder are [#strange]
    TypedLadder(String content) {
        content.lines().forEach(this::read);
    }

    /// Whether a fence holds a ladder, and not what a command printed.
    static boolean is(String content) {
        return ANY.matcher(content).find()
                && !content.startsWith("$ ")
                && !content.startsWith("jshell> ");
    }

    private void read(String line) {
        Matcher right = TO_RIGHT.matcher(line);
        Matcher left = TO_LEFT.matcher(line);
        Matcher gap = GAP.matcher(line);
        if (right.matches()) {
            boolean isLost = !right.group(4).equals("▶");
            sent(right, Side.CLIENT, isLost, right.group(3), right.group(5));
        } else if (left.matches()) {
            boolean isLost = !left.group(3).equals("◀");
            sent(left, Side.SERVER, isLost, left.group(4), left.group(5));
        } else if (gap.matches()) {
            place(gap);
            rungs.add(new Rung.Gap(gap.group(3).stripTrailing()));
        } else if (rungs.isEmpty()) {
            above.add(line);
        } else if (line.isBlank()) {
            rungs.add(new Rung.Apart());
        } else {
            strange.add(line.strip());
        }
    }

    private void sent(Matcher line, Side from, boolean isLost, String label, String remark) {
        place(line);
        rungs.add(new Rung.Sent(from, isLost, label, remark.stripTrailing()));
        columns =
                Math.max(columns, Columns.of(label) + BESIDE_LABEL + (isLost ? SHORT_OF_GOAL : 0));
    }

    /// The first rung says where the lifelines are.
    private void place(Matcher line) {
        if (rungs.isEmpty()) {
            margin = line.group(1);
            columns = Columns.of(line.group(2));
        }
    }

    List<Rung> rungs() {
        return rungs;
    }

    /// Lines that are neither rung nor gap.
    List<String> strange() {
        return strange;
    }

    /// Where the lifelines' names do not stand: above the lifelines; empty if all is well.
    Optional<String> misplacedNames() {
        if (above.isEmpty()) {
            return Optional.empty();
        }
        String names = above.getLast();
        String left = Columns.cut(names, margin.length() + 1);
        int right = margin.length() + 1 + columns;
        String upTo = Columns.cut(names, right + 1);
        boolean stand =
                above.size() == 1
                        && !left.endsWith(" ")
                        && Columns.of(upTo) >= right
                        && !upTo.endsWith(" ");
        return stand ? Optional.empty() : Optional.of(names);
    }

    /// The lines as they should be, each with a line end.
    String drawn() {
        var lines = new StringBuilder();
        above.forEach(it -> lines.append(it).append('\n'));
        rungs.forEach(it -> lines.append(line(it).stripTrailing()).append('\n'));
        return lines.toString();
    }

    private String line(Rung rung) {
        return switch (rung) {
            case Rung.Sent sent -> margin + "│" + arrow(sent) + "│" + sent.remark();
            case Rung.Gap gap -> margin + "┆" + " ".repeat(columns) + "┆" + gap.remark();
            case Rung.Apart() -> "";
        };
    }

    private String arrow(Rung.Sent sent) {
        String way = sent.isLost() ? " ".repeat(SHORT_OF_GOAL) : "";
        int dashes = columns - Columns.of(sent.label()) - BESIDE_LABEL + 1 - way.length();
        String line = "─".repeat(dashes);
        return sent.from() == Side.CLIENT
                ? "── " + sent.label() + " " + line + (sent.isLost() ? "✗" + way : "▶")
                : (sent.isLost() ? way + "✗" : "◀") + line + " " + sent.label() + " ──";
    }
}
