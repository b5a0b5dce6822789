package handshake.wire.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.analysis.Evidence;
import handshake.wire.analysis.Finding;
import handshake.wire.analysis.WiresharkSays;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FindingWordsTest {
    private static final FindingWords ENGLISH = new FindingWords(Locale.ENGLISH);
    private static final FindingWords CHINESE = new FindingWords(Locale.SIMPLIFIED_CHINESE);

    private static final List<Finding> ALL =
            List.of(
                    new WiresharkSays.Retransmission(9, 4, 1_500_000),
                    new WiresharkSays.FastRetransmission(9, 4),
                    new WiresharkSays.SpuriousRetransmission(9),
                    new WiresharkSays.OutOfOrder(9, 4),
                    new WiresharkSays.DuplicateAck(9, 4, 2),
                    new WiresharkSays.PreviousSegmentNotCaptured(9, 4),
                    new WiresharkSays.AckedUnseenSegment(9),
                    new WiresharkSays.ZeroWindow(9),
                    new WiresharkSays.ZeroWindowProbe(9),
                    new WiresharkSays.ZeroWindowProbeAck(9),
                    new WiresharkSays.WindowFull(9),
                    new WiresharkSays.WindowUpdate(9),
                    new WiresharkSays.KeepAlive(9),
                    new WiresharkSays.KeepAliveAck(9),
                    new WiresharkSays.PortNumbersReused(9),
                    seen(true, Evidence.Content.SAME),
                    seen(true, Evidence.Content.DIFFERENT),
                    seen(true, Evidence.Content.NOT_COMPARED),
                    seen(false, Evidence.Content.NOT_COMPARED),
                    new Evidence.BytesLate(9, 4, 1, 101),
                    new Evidence.AckRepeated(9, 4, 1, 101));

    private static Finding seen(boolean whole, Evidence.Content content) {
        return new Evidence.BytesSeenBefore(9, 4, 1, 101, whole, content);
    }

    @Test
    void every_finding_has_a_sentence_in_both_languages() {
        for (Finding finding : ALL) {
            String english = ENGLISH.sentence(finding);
            String chinese = CHINESE.sentence(finding);
            assertTrue(english.endsWith(".") && !english.contains("{"), english);
            assertTrue(chinese.endsWith("。") && !chinese.contains("{"), chinese);
            assertEquals(english.contains("frame 4"), chinese.contains("第 4 帧"), english);
        }
    }

    @Test
    void what_wireshark_says_bears_its_label_and_evidence_none() {
        for (Finding finding : ALL) {
            assertEquals(
                    finding instanceof WiresharkSays,
                    FindingWords.label(finding).isPresent(),
                    finding.toString());
        }
    }

    @Test
    void both_languages_leave_the_same_places_open() {
        var words = FindingWords.all();
        for (String name : words.stringPropertyNames()) {
            if (name.endsWith(".en")) {
                String chinese = words.getProperty(name.replace(".en", ".zh"));
                assertEquals(places(words.getProperty(name)), places(chinese), name);
            }
        }
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        Pattern.compile("\\{\\w+}").matcher(text).results().forEach(it -> places.add(it.group()));
        return places;
    }

    @Test
    void numbers_bear_their_units() {
        assertTrue(ENGLISH.sentence(ALL.getFirst()).contains("1.500 ms ago"));
        assertTrue(ENGLISH.sentence(ALL.getLast()).contains("100 bytes missing"));
        assertEquals("2.50 s", FindingWords.time(2_500_000_000L));
    }

    @Test
    void a_frame_that_is_no_longer_remembered_is_not_called_frame_0() {
        var forgotten = new Evidence.BytesLate(9, 0, 1, 2);
        assertTrue(ENGLISH.sentence(forgotten).contains("an earlier frame"));
    }
}
