package handshake.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Questions on captures of real conversations: whatever is asked can be answered.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RecordedCapturesTest {
    private static final int SEEDS = 5;

    @Test
    void whatever_the_course_has_recorded_can_be_asked_about() throws IOException {
        List<Path> captures = captures(Path.of("../../lessons/11-on-the-wire/captures"));
        assertFalse(captures.isEmpty());
        var kinds = new TreeSet<String>();
        for (Path capture : captures) {
            kinds.addAll(kindsOf(capture));
        }
        assertTrue(kinds.size() >= 30, kinds.toString());
    }

    @Test
    void any_other_capture_can_be_asked_about_or_has_no_TCP() throws IOException {
        String folder = System.getProperty("handshake.captures", "../../../shared/captures");
        assumeTrue(Files.isDirectory(Path.of(folder)), "no captures beside the course");
        for (Path capture : captures(Path.of(folder))) {
            kindsOf(capture);
        }
    }

    /// The kinds of question that a capture answers, each of which is looked at.
    private static TreeSet<String> kindsOf(Path capture) throws IOException {
        var kinds = new TreeSet<String>();
        Optional<Conversed> talk = Conversed.read(capture);
        for (int seed = 0; talk.isPresent() && seed < SEEDS; seed++) {
            for (Question question : Quiz.of(talk.get(), seed, Integer.MAX_VALUE)) {
                kinds.add(question.kind());
                check(question, talk.get(), capture);
            }
        }
        return kinds;
    }

    private static void check(Question question, Conversed talk, Path capture) {
        String what = capture.getFileName() + " " + question.kind();
        String shown = question.answer().shown().en().replaceFirst("\\).*", "");
        assertEquals(Optional.empty(), question.answer().complaint(shown), what);
        assertTrue(question.answer().isGivenBy(shown), what + ": " + shown);
        assertTrue(question.confusion(shown).isEmpty(), what);
        question.frames().forEach(frame -> talk.at(frame)); // throws if there is none
    }

    private static List<Path> captures(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().matches(".*\\.pcap(ng)?(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }
}
