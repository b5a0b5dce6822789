package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lesson00.Student;

import org.junit.jupiter.api.Test;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

final class ThrownTest {
    private static final IOException EOF = new EOFException("early");

    @Test
    void the_exception_that_is_wanted_is_given_back() {
        assertSame(EOF, Thrown.ioException(() -> throwEof()));
        assertSame(EOF, Thrown.exception(EOFException.class, () -> throwEof()));
    }

    @Test
    void code_that_returns_fails() {
        Failure failure = Failures.of(() -> Thrown.ioException(() -> {}));
        assertEquals("your code returned as if all were well", failure.what().en());
        assertEquals(Optional.of("an IOException"), failure.expected());
    }

    @Test
    void another_exception_fails_and_is_told() {
        Failure failure =
                Failures.of(
                        () -> Thrown.exception(EOFException.class, Student::throwsAnIOException));
        assertEquals("your code threw IOException: no luck", failure.what().en());
        assertEquals(Optional.of("an EOFException"), failure.expected());
    }

    @Test
    void a_TODO_goes_through() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> Thrown.ioException(Student::hasNotWrittenThis));
    }

    @Test
    void a_recursion_without_end_is_told() {
        Failure failure = Failures.of(() -> Thrown.ioException(ThrownTest::recurse));
        assertEquals("your code threw StackOverflowError", failure.what().en());
    }

    private static void throwEof() throws IOException {
        throw EOF;
    }

    private static void recurse() {
        recurse();
    }
}
