package handshake.wire.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.wire.Side;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What happened on one connection between a student's program and a test, in order.
///
/// @param yours which side the student's program was
/// @param entries what happened, oldest first
public record Transcript(Side yours, List<Entry> entries) {

    /// How many bytes of each piece of data are kept to be shown.
    public static final int HEAD_BYTES = 48;

    public Transcript {
        entries = List.copyOf(entries);
    }

    /// The transcript as lines of ASCII, to be sent or stored; {@link #parse} undoes it.
    public List<String> toLines() {
        var lines = new ArrayList<String>();
        lines.add("yours " + yours);
        for (Entry entry : entries) {
            lines.add(
                    switch (entry) {
                        case Entry.Opened e -> e.from() + " opened";
                        case Entry.Data e ->
                                "%s data %d %s"
                                        .formatted(
                                                e.from(),
                                                e.count(),
                                                HexFormat.of().formatHex(e.head()));
                        case Entry.End e -> e.from() + " end";
                        case Entry.Reset e -> e.from() + " reset";
                        case Entry.Silence e -> e.from() + " silence " + e.millis();
                        case Entry.Datagram e ->
                                "%s datagram %s %d %s"
                                        .formatted(
                                                e.from(),
                                                e.fate(),
                                                e.millis(),
                                                HexFormat.of()
                                                        .formatHex(e.label().getBytes(UTF_8)));
                    });
        }
        return lines;
    }

    /// Reads what {@link #toLines} wrote. Empty where there are no lines.
    ///
    /// @throws IllegalArgumentException if a line is not one that `toLines` writes
    public static Optional<Transcript> parse(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Side yours = Side.valueOf(lines.getFirst().substring("yours ".length()));
        return Optional.of(
                new Transcript(yours, lines.stream().skip(1).map(Transcript::entry).toList()));
    }

    private static Entry entry(String line) {
        String[] words = line.split(" ", -1);
        Side from = Side.valueOf(words[0]);
        return switch (words[1]) {
            case "opened" -> new Entry.Opened(from);
            case "data" ->
                    new Entry.Data(
                            from, HexFormat.of().parseHex(words[3]), Long.parseLong(words[2]));
            case "end" -> new Entry.End(from);
            case "reset" -> new Entry.Reset(from);
            case "silence" -> new Entry.Silence(from, Long.parseLong(words[2]));
            case "datagram" ->
                    new Entry.Datagram(
                            from,
                            new String(HexFormat.of().parseHex(words[4]), UTF_8),
                            Entry.Fate.valueOf(words[2]),
                            Long.parseLong(words[3]));
            default -> throw new IllegalArgumentException("not a transcript line: " + line);
        };
    }
}
