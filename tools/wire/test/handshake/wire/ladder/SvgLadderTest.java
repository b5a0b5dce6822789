package handshake.wire.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.wire.Side;
import handshake.wire.analysis.Judgement;
import handshake.wire.analysis.Talks;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SvgLadderTest {
    private static final String HOSTILE =
            "</text><script>alert(1)</script>&\"'\u0000\u001b[31m\ud800";

    private static String picture(List<Judgement> segments) {
        return new SvgLadder(Locale.ENGLISH, SvgTheme.AUTO).draw(segments);
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static List<String> texts(Document picture) {
        var nodes = picture.getElementsByTagName("text");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    @Test
    void draws_an_arrow_for_each_segment() throws Exception {
        var picture = parse(picture(Talks.withLoss()));
        assertEquals(Talks.withLoss().size(), picture.getElementsByTagName("path").getLength());
    }

    @Test
    void says_which_states_the_handshake_leads_to() throws Exception {
        var texts = texts(parse(picture(Talks.withLoss())));
        assertTrue(texts.contains("SYN-SENT"), texts.toString());
        assertEquals(2, texts.stream().filter("ESTABLISHED"::equals).count());
    }

    @Test
    void tells_a_retransmission_and_the_frame_it_repeats() throws Exception {
        String all = String.join(" ", texts(parse(picture(Talks.withLoss()))));
        assertTrue(all.contains("A retransmission, proven: frame 4"), all);
        assertTrue(all.contains("Wireshark: Retransmission"), all);
    }

    @Test
    void an_arrow_points_away_from_who_sent_it() throws Exception {
        var lines = parse(picture(Talks.withLoss())).getElementsByTagName("line");
        var syn = (Element) lines.item(0);
        var answer = (Element) lines.item(1);
        assertTrue(x(syn, "x1") < x(syn, "x2"));
        assertTrue(x(answer, "x1") > x(answer, "x2"));
    }

    private static double x(Element line, String name) {
        return Double.parseDouble(line.getAttribute(name));
    }

    @Test
    void what_a_peer_sent_cannot_become_markup() throws Exception {
        var head = HOSTILE.getBytes(UTF_8);
        var transcript =
                new Transcript(
                        Side.CLIENT, List.of(new Entry.Data(Side.SERVER, head, head.length)));
        for (String svg :
                List.of(
                        new SvgLadder(Locale.ENGLISH, SvgTheme.LIGHT).draw(transcript),
                        picture(Talks.saying(HOSTILE)),
                        picture(Talks.saying("<b>&amp;</b>")))) {
            assertEquals(0, parse(svg).getElementsByTagName("script").getLength());
            assertEquals(0, parse(svg).getElementsByTagName("b").getLength());
        }
        assertTrue(texts(parse(picture(Talks.saying("<b>")))).toString().contains("\"<b>\""));
    }

    @Test
    void forbidden_characters_are_replaced() {
        assertEquals("a\ufffdb\ufffd&lt;&#39;", SvgCanvas.escape("a\u0000b\u009b<'"));
        assertEquals("中文 é 😀", SvgCanvas.escape("中文 é 😀"));
    }

    @Test
    void follows_the_reader_s_light_or_keeps_to_one() {
        assertTrue(picture(Talks.withLoss()).contains("prefers-color-scheme:dark"));
        for (var theme : List.of(SvgTheme.LIGHT, SvgTheme.DARK)) {
            String svg = new SvgLadder(Locale.ENGLISH, theme).draw(Talks.withLoss());
            assertFalse(svg.contains("prefers-color-scheme"));
            assertEquals(theme == SvgTheme.DARK, svg.contains("--paper:#14171c"));
        }
    }

    @Test
    void speaks_chinese() throws Exception {
        String svg = new SvgLadder(Locale.CHINESE, SvgTheme.AUTO).draw(Talks.withLoss());
        String all = String.join(" ", texts(parse(svg)));
        assertTrue(all.contains("客户端") && all.contains("100 字节"), all);
        assertTrue(all.contains("证实是重传：第 4 帧"), all);
    }

    @Test
    void a_long_silence_shows() throws Exception {
        var transcript = new Transcript(Side.SERVER, List.of(new Entry.Silence(Side.SERVER, 2500)));
        String svg = new SvgLadder(Locale.ENGLISH, SvgTheme.AUTO).draw(transcript);
        assertTrue(texts(parse(svg)).contains("⋯ nothing came for 2.5 s ⋯"));
    }

    @Test
    void there_is_no_picture_of_nothing() {
        assertThrows(IllegalArgumentException.class, () -> picture(List.of()));
    }
}
