package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.support.Text;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class GitHubNotesTest {
    private static final String NASTY =
            "::set-env name=x::y\n::error::z\r<script>|`[a](b) 你好 😀 100%\u001b[0m";

    @TempDir private Path temp;

    @Test
    void a_failure_is_one_line_whatever_it_says() throws IOException {
        List<String> lines = new GitHubNotes(Text::en).annotations(List.of(SampleReport.of(NASTY)));
        for (String line : lines) {
            assertTrue(line.startsWith("::error "), line);
            assertFalse(
                    line.contains("\n") || line.contains("\r") || line.contains("\u001b"), line);
            assertTrue(line.contains("你好 😀 100%25"), line);
        }
        assertEquals(2, lines.size()); // the problem and the test
    }

    @Test
    void it_shows_beside_the_students_line() throws IOException {
        Path source = temp.resolve("lessons/01-connect/src/lesson01/EchoClient.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package lesson01;\n");
        List<String> lines =
                new GitHubNotes(Text::en)
                        .annotations(List.of(at(SampleReport.graded()), at(SampleReport.broken())));
        String where =
                "::error file=lessons/01-connect/src/lesson01/EchoClient.java,line=%d,title=";
        assertTrue(lines.getFirst().startsWith(where.formatted(38)), lines.getFirst());
        assertTrue(lines.getLast().startsWith(where.formatted(42)), lines.getLast());
    }

    @Test
    void a_summary_has_every_step_and_nothing_in_it_is_markup() {
        var notes = new GitHubNotes(Text::en);
        String summary = notes.summary(List.of(SampleReport.graded(), SampleReport.of(NASTY)));
        assertTrue(summary.contains("## 01-connect: 2/5"), summary);
        assertTrue(summary.contains("| 2. Send | ❌ | 0/2 |"), summary);
        assertTrue(summary.contains("你好 😀"), summary);
        assertFalse(summary.contains("<script") || summary.contains("[a]("), summary);
        assertTrue(
                new GitHubNotes(Text::zh).summary(List.of(SampleReport.graded())).contains("发送"));
    }

    private Report at(Report report) {
        var lesson = new Lesson(1, "01-connect", temp);
        return new Report(
                lesson,
                report.code(),
                report.seed(),
                report.steps(),
                report.tests(),
                report.problems(),
                report.durationMillis());
    }
}
