package handshake.worker;

import handshake.support.Text;
import handshake.wire.transcript.Transcript;

import java.util.List;
import java.util.Optional;

/// How a test ended.
///
/// @param status passed, failed, or not written yet
/// @param what what happened, in a sentence; empty if it passed
/// @param expected what was expected, or empty
/// @param got what was got, or empty
/// @param mistake the id of the classic mistake behind it, or empty
/// @param details more lines that help
/// @param transcript the conversation, if there was one
/// @param trace the stack trace, or empty
/// @param output what the student's code printed
/// @param millis how long it took, in milliseconds
/// @param spent whether the worker should not be used again: its memory ran out, or code that never
///   ends is still busy in it
public record Outcome(
        Status status,
        Text what,
        String expected,
        String got,
        String mistake,
        List<Text> details,
        Optional<Transcript> transcript,
        String trace,
        String output,
        long millis,
        boolean spent) {

    public enum Status {
        PASSED,
        FAILED,
        /// The student has not written this yet: the TODO itself was thrown.
        TODO
    }

    private static final Text NOTHING = Text.same("");

    static Outcome passed(String output, long millis) {
        return new Outcome(
                Status.PASSED,
                NOTHING,
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                "",
                output,
                millis,
                false);
    }

    /// A failure about which nothing is known but a sentence.
    public static Outcome failed(Text what, List<Text> details, String output, long millis) {
        return new Outcome(
                Status.FAILED,
                what,
                "",
                "",
                "",
                details,
                Optional.empty(),
                "",
                output,
                millis,
                true);
    }
}
