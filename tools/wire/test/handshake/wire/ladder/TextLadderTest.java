package handshake.wire.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TextLadderTest {
    private final TextLadder ladder = new TextLadder(LadderWords.ENGLISH);

    @Test
    void draws_what_each_side_sent_and_how_it_ended() {
        var transcript =
                new Transcript(
                        Side.CLIENT,
                        List.of(
                                text(Side.CLIENT, "report.pdf"),
                                new Entry.Data(Side.SERVER, new byte[] {0, 1}, 100_000),
                                new Entry.Reset(Side.CLIENT)));
        assertEquals(
                """
                your client                                   test server
                    │── "report.pdf"  10 bytes ────────────────────▶│
                    │◀────────────────── 00 01 …  100 000 bytes ──│
                    │── RST ──────────────────────────────────────▶│  you closed with bytes unread
                """
                        .lines()
                        .map(String::strip)
                        .map(line -> line.replaceAll("─+", "─"))
                        .toList(),
                ladder.draw(transcript).stream()
                        .map(String::strip)
                        .map(line -> line.replaceAll("─+", "─"))
                        .toList());
    }

    @Test
    void draws_datagrams_with_their_time_and_what_became_of_them() {
        var transcript =
                new Transcript(
                        Side.CLIENT,
                        List.of(
                                datagram(Side.CLIENT, "DATA 0", Entry.Fate.LOST, 0),
                                datagram(Side.CLIENT, "DATA 0", Entry.Fate.ARRIVED, 55),
                                datagram(Side.SERVER, "ACK 1", Entry.Fate.DAMAGED, 60),
                                datagram(Side.SERVER, "ACK 1", Entry.Fate.LOST, 61)));
        assertEquals(
                """
                sender receiver
                │── DATA 0 ─✗│ 0 ms, lost
                │── DATA 0 ─▶│ 55 ms
                │◀─ ACK 1 ──│ 60 ms, a bit is wrong
                │✗─ ACK 1 ──│ 61 ms, lost
                """,
                String.join("\n", ladder.draw(transcript))
                                .replaceAll(" +", " ")
                                .replaceAll("─{3,}", "─")
                                .replaceAll("(?m)^ ", "")
                        + "\n");
        assertEquals(transcript, Transcript.parse(transcript.toLines()).orElseThrow());
        String picture = new SvgLadder(java.util.Locale.CHINESE, SvgTheme.LIGHT).draw(transcript);
        assertTrue(picture.contains("55 ms") && picture.contains("丢失"), picture);
    }

    private static Entry datagram(Side from, String label, Entry.Fate fate, long millis) {
        return new Entry.Datagram(from, label, fate, millis);
    }

    @Test
    void every_rung_ends_on_the_same_column_also_with_Chinese_in_it() {
        var transcript =
                new Transcript(
                        Side.SERVER,
                        List.of(
                                text(Side.CLIENT, "你好，世界"),
                                text(Side.SERVER, "hello\r\n"),
                                new Entry.Silence(Side.CLIENT, 2000),
                                text(Side.SERVER, "长".repeat(40)),
                                new Entry.End(Side.CLIENT)));
        var widths = ladder.draw(transcript).stream().skip(1).map(Columns::of).distinct().toList();
        assertEquals(1, widths.size(), () -> String.join("\n", ladder.draw(transcript)));
    }

    @Test
    void a_long_conversation_keeps_its_beginning_and_its_end() {
        var entries =
                Stream.iterate(0, i -> i < 100, i -> i + 1)
                        .map(i -> text(i % 2 == 0 ? Side.CLIENT : Side.SERVER, "" + i))
                        .toList();
        var lines = ladder.draw(new Transcript(Side.CLIENT, entries));
        assertTrue(lines.size() < 20, () -> lines.size() + " lines");
        assertTrue(lines.get(1).contains("\"0\""));
        assertTrue(lines.getLast().contains("\"99\""));
        assertTrue(lines.stream().anyMatch(line -> line.contains("… 84 …")));
    }

    @Test
    void lines_undo_what_toLines_made() {
        var transcript =
                new Transcript(
                        Side.SERVER,
                        List.of(
                                new Entry.Opened(Side.CLIENT),
                                text(Side.CLIENT, "x"),
                                new Entry.Data(Side.SERVER, new byte[0], 0),
                                new Entry.Silence(Side.CLIENT, 5),
                                new Entry.End(Side.SERVER),
                                new Entry.Reset(Side.CLIENT)));
        assertEquals(Optional.of(transcript), Transcript.parse(transcript.toLines()));
    }

    private static Entry text(Side from, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        int shown = Math.min(bytes.length, Transcript.HEAD_BYTES);
        return new Entry.Data(from, java.util.Arrays.copyOf(bytes, shown), bytes.length);
    }
}
