package handshake.lab;

import handshake.grader.GitHubNotes;
import handshake.grader.Report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Tells a runner of GitHub Actions, where there is one, what to show of the grading.
final class GitHubRunner {
    private GitHubRunner() {}

    /// Writes notes to `out`, and the summary behind what the job has said so far.
    ///
    /// @throws IOException if the runner's file cannot be written
    static void tell(List<Report> reports, Language language, PrintStream out) throws IOException {
        String file = System.getenv("GITHUB_STEP_SUMMARY");
        if (file == null || file.isEmpty()) {
            return;
        }
        var notes = new GitHubNotes(language::of);
        notes.annotations(reports).forEach(out::println);
        Files.writeString(
                Path.of(file),
                notes.summary(reports),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
