package handshake.lab;

import handshake.course.KnownProgram;
import handshake.grader.AtomicFile;
import handshake.grader.Grader;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.slides.LadderFence;
import handshake.wire.transcript.Transcript;

import java.io.IOException;
import java.util.Optional;

/// Records what the known-wrong programs do on a connection, for the ladders of the slides.
final class WrongTurns {
    private static final long SEED = 1;

    private final Grader grader;

    WrongTurns(Grader grader) {
        this.grader = grader;
    }

    /// Grades a known-wrong program, and keeps the conversation of the first test that names its
    /// mistake and has one. False if none has.
    boolean record(Lesson lesson, KnownProgram program) throws IOException, InterruptedException {
        var job = new Grader.Job(lesson, program.folder(), program.name(), program.step(), SEED);
        Report report = grader.grade(job, new Grader.Listener() {});
        Optional<Transcript> transcript =
                report.tests().stream()
                        .filter(it -> it.outcome().mistake().equals(program.mistake()))
                        .flatMap(it -> it.outcome().transcript().stream())
                        .filter(it -> !it.entries().isEmpty())
                        .findFirst();
        if (transcript.isPresent()) {
            AtomicFile.write(
                    LadderFence.transcriptFile(lesson.root(), lesson.name(), program.name()),
                    String.join("\n", transcript.get().toLines()) + "\n");
        }
        return transcript.isPresent();
    }
}
