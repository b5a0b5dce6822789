package handshake.crossplay;

import handshake.grader.AtomicFile;
import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// What a tournament gave.
///
/// @param page the page of it
/// @param pairs how many clients met servers
/// @param good how many of them did all their errands
/// @param disagreements how many pairs get on with the reference, but not with each other
public record Standings(Path page, int pairs, int good, int disagreements) {

    /// Writes the pages and the table.
    static Standings write(Path out, List<LessonPlayed> lessons, Function<Text, String> language)
            throws IOException {
        var failures = new FailuresPage(language);
        for (LessonPlayed lesson : lessons) {
            for (Row client : lesson.rows()) {
                Path page = out.resolve(FailuresPage.path(lesson, client.client()));
                AtomicFile.write(page, failures.of(lesson, client));
            }
        }
        AtomicFile.write(out.resolve("crossplay.csv"), CrossPlayCsv.of(lessons));
        Path page = out.resolve("crossplay.html");
        AtomicFile.write(page, new CrossPlayPage(language).of(lessons));
        int pairs = 0;
        int good = 0;
        int disagreements = 0;
        for (LessonPlayed lesson : lessons) {
            for (Row client : lesson.rows()) {
                for (Contestant server : lesson.players()) {
                    pairs++;
                    good += lesson.isGood(client, server) ? 1 : 0;
                    disagreements += lesson.disagree(client, server) ? 1 : 0;
                }
            }
        }
        return new Standings(page, pairs, good, disagreements);
    }
}
