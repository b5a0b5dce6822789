package handshake.lab;

import handshake.classroom.Content;
import handshake.classroom.Inbox;
import handshake.classroom.Submission;
import handshake.grader.Lesson;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a class has handed in, and which lessons of it are meant: what the commands for a class
/// share.
final class HandedInOptions {
    @Parameters(paramLabel = "DIR", description = "Where the submissions lie.")
    private Path folder;

    @Option(
            names = "--lessons",
            paramLabel = "N",
            split = ",",
            description = "Which lessons, as in 1,2,3. Default: all that anybody has handed in.")
    private List<String> numbers = List.of();

    Path folder() {
        return folder;
    }

    /// @throws Wrong if there is no such folder
    void check() {
        if (!Files.isDirectory(folder)) {
            throw Wrong.noFolder(folder);
        }
    }

    /// @param out where the results go; they are no submission
    /// @throws IOException if the folder cannot be read
    List<Submission> submissions(Path out) throws IOException {
        return Inbox.in(folder, out);
    }

    /// The lessons that are meant; none if none was named and nobody has handed in code of any.
    ///
    /// @throws IOException if a submission cannot be read
    List<Lesson> lessons(Lab lab, List<Submission> submissions) throws IOException {
        return numbers.isEmpty()
                ? Content.lessons(submissions, lab.course().lessons())
                : lab.lessons(numbers);
    }
}
