package handshake.ladders;

import handshake.wire.Side;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Ladders that authors typed into texts: whether their columns, directions, lengths and numbers
/// are right. A label that is words, and one of lesson 12's own protocol, is looked at for its
/// columns and direction only.
public final class LadderCheck {
    private static final Pattern OWN_PROTOCOL = Pattern.compile("DATA \\d.*");

    private final TypedLadder ladder;
    private final List<String> defects = new ArrayList<>();
    private final Map<String, Map<Side, ByteNumbers>> connections = new HashMap<>();
    private Replies replies = new Replies();
    private Clock clock = new Clock();

    private LadderCheck(String content) {
        ladder = new TypedLadder(content);
    }

    /// Whether a fence holds a typed ladder; one that a command printed is none.
    public static boolean isLadder(String content) {
        return TypedLadder.is(content);
    }

    /// The ladder with its columns as they should be.
    public static String drawn(String content) {
        var ladder = new TypedLadder(content);
        return ladder.strange().isEmpty() ? ladder.drawn() : content;
    }

    /// What is wrong in a ladder, a sentence each.
    ///
    /// @param content of a fence that holds one
    public static List<String> defects(String content) {
        var check = new LadderCheck(content);
        check.layout(content);
        check.numbers();
        return check.defects;
    }

    /// What a ladder says whatever its language: the direction and the numbers of each segment.
    public static List<String> meaning(String content) {
        return new TypedLadder(content)
                .rungs().stream()
                        .map(rung ->
                                switch (rung) {
                                    case Rung.Sent sent -> meaning(sent);
                                    case Rung.Gap _ -> "gap";
                                    case Rung.Apart() -> "apart";
                                })
                        .toList();
    }

    private static String meaning(Rung.Sent sent) {
        String what = SegmentLabel.parse(sent.label()).map(Object::toString).orElse("words");
        return sent.from() + (sent.isLost() ? " lost " : " ") + what;
    }

    private void layout(String content) {
        ladder.strange().forEach(it -> defects.add("\"%s\" is no line of a ladder".formatted(it)));
        ladder.misplacedNames()
                .ifPresent(it ->
                        defects.add(
                                "\"%s\" does not stand above the lifelines".formatted(it.strip())));
        List<String> typed = content.lines().toList();
        List<String> drawn = ladder.drawn().lines().toList();
        for (int i = 0; ladder.strange().isEmpty() && i < typed.size(); i++) {
            if (!typed.get(i).equals(drawn.get(i))) {
                defects.add(
                        "\"%s\" is out of its columns (lab course draw puts it right)"
                                .formatted(typed.get(i).strip()));
            }
        }
    }

    private void numbers() {
        boolean isTcp =
                ladder.rungs().stream()
                        .noneMatch(rung ->
                                rung instanceof Rung.Sent sent
                                        && OWN_PROTOCOL.matcher(sent.label()).matches());
        for (Rung rung : ladder.rungs()) {
            clock.read(rung.remark()).ifPresent(it -> complain(rung.remark().strip(), it));
            switch (rung) {
                case Rung.Sent sent when isTcp -> sent(sent);
                case Rung.Sent sent -> own(sent);
                case Rung.Gap _ -> skip();
                case Rung.Apart() -> apart();
            }
        }
    }

    /// Lesson 12's: the sender, on the left, sends DATA, and ACKs come back.
    private void own(Rung.Sent sent) {
        boolean isData = OWN_PROTOCOL.matcher(sent.label()).matches();
        if (isData != (sent.from() == Side.CLIENT)) {
            complain(sent.label(), "goes the wrong way");
        }
    }

    private void sent(Rung.Sent sent) {
        Optional<SegmentLabel> parsed = SegmentLabel.parse(sent.label());
        if (parsed.isEmpty()) {
            Replies.direction(sent.from(), sent.label())
                    .ifPresent(it -> complain(sent.label(), it));
            return;
        }
        SegmentLabel segment = parsed.get();
        if (!segment.isAsLongAsItsText()) {
            complain(sent.label(), "is not so many bytes");
        }
        Map<Side, ByteNumbers> both =
                connections.computeIfAbsent(segment.connection(), _ -> bothWays());
        replies.accept(sent.from(), segment).ifPresent(it -> complain(sent.label(), it));
        both.get(sent.from().other())
                .acknowledge(segment)
                .ifPresent(it -> complain(sent.label(), it));
        both.get(sent.from())
                .send(segment, sent.isLost())
                .ifPresent(it -> complain(sent.label(), it));
    }

    private static Map<Side, ByteNumbers> bothWays() {
        var both = new EnumMap<Side, ByteNumbers>(Side.class);
        both.put(Side.CLIENT, new ByteNumbers());
        both.put(Side.SERVER, new ByteNumbers());
        return both;
    }

    private void skip() {
        replies.skip();
        connections.values().forEach(both -> both.values().forEach(ByteNumbers::skip));
    }

    private void apart() {
        connections.clear();
        replies = new Replies();
        clock = new Clock();
    }

    private void complain(String line, String what) {
        defects.add("\"%s\" %s".formatted(line, what));
    }
}
