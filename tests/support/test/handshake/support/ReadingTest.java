package handshake.support;

import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.SINGLE_READ;
import static handshake.support.Mistake.TRUSTS_LENGTH;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lesson00.Student;

import org.junit.jupiter.api.Test;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

final class ReadingTest {
    private final Reading reading =
            Reading.of(new Delivery(Bytes.utf8("ab"), List.of(1), false))
                    .clue(SINGLE_READ, it -> it.in().isLastReadShort());

    @Test
    void what_the_code_returns_is_given_back() {
        assertArrayEquals(Bytes.utf8("ab"), reading.call(InputStream::readAllBytes));
        assertTrue(reading.returned(byte[].class).isPresent());
        assertEquals(Optional.empty(), reading.returned(String.class));
        assertEquals(Optional.empty(), reading.thrown());
    }

    @Test
    void all_calls_read_from_the_same_stream() {
        assertEquals('a', (int) reading.call(InputStream::read));
        assertEquals('b', (int) reading.call(InputStream::read));
        assertEquals(2, reading.in().bytesRead());
    }

    @Test
    void an_exception_is_told_with_its_line_the_mistake_and_how_the_bytes_arrived() {
        Failure failure =
                Failures.of(() ->
                        reading.call(in -> {
                            in.read(new byte[2]);
                            Student.throwsAnIOException();
                            return "nothing";
                        }));
        assertEquals("your code threw IOException: no luck", failure.what().en());
        assertEquals(Optional.of(SINGLE_READ), failure.mistake());
        List<String> details = failure.details().stream().map(Text::en).toList();
        assertTrue(details.getFirst().matches("at Student\\.java:\\d+"), details::toString);
        assertEquals("when the bytes arrive as \"a\", then \"b\", then the end", details.getLast());
        assertTrue(reading.threw(IOException.class));
        assertFalse(reading.threw(EOFException.class));
    }

    @Test
    void no_mistake_is_named_where_no_clue_fits() {
        Failure failure = Failures.of(() -> reading.call(_ -> throwIt(new IOException())));
        assertEquals(Optional.empty(), failure.mistake());
    }

    @Test
    void the_first_clue_that_fits_counts() {
        reading.clue(LEAKS_SOCKET, _ -> true);
        assertEquals(Optional.of(LEAKS_SOCKET), reading.failure("", "").mistake());
        reading.call(in -> in.read(new byte[2]));
        assertEquals(Optional.of(SINGLE_READ), reading.failure("", "").mistake());
    }

    @Test
    void null_is_no_result() {
        Failure failure = Failures.of(() -> reading.call(_ -> null));
        assertEquals("your code returned null", failure.what().en());
    }

    @Test
    void a_TODO_goes_through() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> reading.call(_ -> throwIt(new UnsupportedOperationException("TODO 1: …"))));
        assertThrows(
                UnsupportedOperationException.class,
                () ->
                        reading.exception(
                                IOException.class,
                                _ -> throwIt(new UnsupportedOperationException("TODO 1: …"))));
    }

    @Test
    void a_lack_of_memory_is_a_failure() {
        reading.clue(TRUSTS_LENGTH, it -> it.threw(OutOfMemoryError.class));
        Failure failure = Failures.of(() -> reading.call(_ -> throwIt(new OutOfMemoryError())));
        assertEquals("your code asked for more memory than there is", failure.what().en());
        assertEquals(Optional.of(TRUSTS_LENGTH), failure.mistake());
    }

    @Test
    void a_failure_of_the_stream_keeps_its_words() {
        var own = Failure.of("own words", "自己的话").mistake(LEAKS_SOCKET);
        Failure failure = Failures.of(() -> reading.call(_ -> throwIt(own)));
        assertSame(own, failure);
        assertEquals(Optional.of(LEAKS_SOCKET), failure.mistake());
        assertEquals(1, failure.details().size());
    }

    @Test
    void the_exception_that_is_wanted_is_given_back() {
        var wanted = new EOFException("2 bytes");
        assertSame(wanted, reading.exception(IOException.class, _ -> throwIt(wanted)));
        assertEquals(Optional.of(wanted), reading.thrown());
    }

    @Test
    void another_exception_is_told() {
        Failure failure =
                Failures.of(() ->
                        reading.exception(EOFException.class, _ -> throwIt(new IOException("x"))));
        assertEquals("your code threw IOException: x", failure.what().en());
        assertEquals(Optional.of("an EOFException"), failure.expected());
    }

    @Test
    void what_was_returned_instead_of_an_exception_is_shown() {
        assertEquals("\"ab\", 2 bytes", shown(Bytes.utf8("ab")));
        assertEquals("0 bytes", shown(new byte[0]));
        assertEquals("\"a\", 1 byte", shown(Optional.of("a")));
        assertEquals("ff, 1 byte", shown(Optional.of(new byte[] {-1})));
        assertEquals("Optional.empty", shown(Optional.empty()));
        assertEquals("null", shown(null));
        assertEquals("7", shown(7));
    }

    @Test
    void the_last_call_counts() {
        reading.call(InputStream::read);
        assertThrows(Failure.class, () -> reading.call(_ -> throwIt(new IOException())));
        assertEquals(Optional.empty(), reading.returned(Integer.class));
        reading.call(InputStream::read);
        assertEquals(Optional.empty(), reading.thrown());
    }

    @Test
    void details_stand_before_how_the_bytes_arrived() {
        Failure failure = reading.detail("first", "先").failure("what", "什么");
        assertEquals("first", failure.details().getFirst().en());
        assertEquals(2, failure.details().size());
    }

    private String shown(Object result) {
        return Failures.of(() -> reading.exception(EOFException.class, _ -> result))
                .got()
                .orElseThrow();
    }

    private static Object throwIt(Throwable thrown) throws Exception {
        switch (thrown) {
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(thrown);
        }
    }
}
