package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lesson00.Student;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

final class UnexpectedTest {
    @Test
    void it_says_what_was_thrown_and_where() {
        IOException thrown = assertThrows(IOException.class, Student::throwsAnIOException);
        Failure failure = Unexpected.exception(thrown);
        assertEquals(
                new Text("your code threw IOException: no luck", "你的代码抛出了 IOException: no luck"),
                failure.what());
        String where = failure.details().getFirst().en();
        assertTrue(where.matches("at Student\\.java:\\d+"), where);
        assertSame(thrown, failure.getCause());
    }

    @Test
    void without_a_message_there_is_the_type_alone() {
        assertEquals(
                "your code threw IllegalStateException",
                Unexpected.exception(new IllegalStateException()).what().en());
    }

    @Test
    void an_exception_from_nowhere_in_a_students_code_has_no_line() {
        assertEquals(List.of(), Unexpected.exception(new IOException("x")).details());
    }

    @Test
    void behind_a_static_initializer_stands_what_it_threw() {
        var wrapped = new ExceptionInInitializerError(new IllegalStateException("why"));
        assertEquals(
                "your code threw IllegalStateException: why",
                Unexpected.exception(wrapped).what().en());
    }
}
