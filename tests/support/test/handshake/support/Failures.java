package handshake.support;

import static org.junit.jupiter.api.Assertions.assertThrows;

/// Failures that a test wants to see.
final class Failures {
    private Failures() {}

    /// The failure of `body`.
    static Failure of(Body body) {
        return assertThrows(Failure.class, body::run);
    }
}
