package handshake.crossplay;

import java.util.List;

/// How an errand went with one client and one server.
///
/// @param status whether the client got what it should
/// @param what what happened instead, in a sentence; empty if it passed
/// @param expected what was expected, or empty
/// @param got what was got, or empty
/// @param details more lines that help: where either program stands, what the server threw
/// @param conversation as {@link handshake.wire.transcript.Transcript#toLines} writes it; empty if
///   it passed
record Met(
        Status status,
        String what,
        String expected,
        String got,
        List<String> details,
        List<String> conversation) {

    enum Status {
        PASSED,
        FAILED,
        /// An errand before it hung or ended a program: this one was not tried.
        NOT_TRIED
    }

    static final Met PASSED = of(Status.PASSED);
    static final Met NOT_TRIED = of(Status.NOT_TRIED);

    private static Met of(Status status) {
        return new Met(status, "", "", "", List.of(), List.of());
    }

    boolean passed() {
        return status == Status.PASSED;
    }
}
