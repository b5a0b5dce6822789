package handshake.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.Side;
import handshake.wire.ladder.LadderWords;
import handshake.wire.ladder.TextLadder;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LadderSvgTest {
    @Test
    void every_rung_of_a_transcripts_ladder_is_drawn() {
        byte[] text = "a<b & \"c\"".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var transcript =
                new Transcript(
                        Side.CLIENT,
                        List.of(
                                new Entry.Opened(Side.CLIENT),
                                new Entry.Data(Side.CLIENT, text, text.length),
                                new Entry.Silence(Side.SERVER, 2000),
                                new Entry.End(Side.SERVER),
                                new Entry.Reset(Side.CLIENT)));
        for (LadderWords words : List.of(LadderWords.ENGLISH, LadderWords.CHINESE)) {
            String ladder = String.join("\n", new TextLadder(words).draw(transcript));
            String svg = LadderSvg.of(ladder).orElseThrow();
            assertEquals(5, svg.split("<g class=", -1).length - 1, svg);
            for (String kind : List.of("syn", "data", "between", "fin", "rst")) {
                assertTrue(svg.contains("<g class=\"" + kind + "\">"), kind);
            }
            assertTrue(svg.contains("a&lt;b &amp; "), svg);
        }
    }

    @Test
    void a_rung_that_does_not_arrive_ends_in_a_cross() {
        String svg =
                LadderSvg.of(
                                "a            b\n"
                                        + "│── DATA 1 ─── ✗      │\n"
                                        + "│     ✗──── ACK 1 ──│\n"
                                        + "│◀── ACK ──│")
                        .orElseThrow();
        assertEquals(2, svg.split("class=\"lost\"", -1).length - 1);
        assertTrue(svg.contains("DATA 1"), svg);
    }

    @Test
    void a_frames_number_stands_left_and_its_time_right() {
        String svg =
                LadderSvg.of(
                                "     client      server\n"
                                        + " 12  │── ACK  ack 1 ──▶│     0.01 ms  ESTABLISHED")
                        .orElseThrow();
        assertTrue(svg.contains(">12</text>"), svg);
        assertTrue(svg.contains("0.01 ms  ESTABLISHED</text>"), svg);
    }

    @Test
    void what_is_no_ladder_is_not_drawn() {
        assertEquals(Optional.empty(), LadderSvg.of("a │ b\nc │ d\n"));
        assertEquals(Optional.empty(), LadderSvg.of(""));
        assertEquals(Optional.empty(), LadderSvg.of("a      b\n│── x ──▶│\nsomething else"));
    }
}
