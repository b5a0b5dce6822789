package handshake.support;

import static handshake.support.Mistake.WHOLE_FILE_IN_MEMORY;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lesson00.Student;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Optional;

final class LittleMemoryTest {
    @Test
    void code_that_gets_along_passes() throws Exception {
        LittleMemory.run(WHOLE_FILE_IN_MEMORY, () -> {});
    }

    @Test
    void code_that_does_not_is_told_its_mistake_and_its_line() {
        Failure failure =
                Failures.of(() ->
                        LittleMemory.run(
                                WHOLE_FILE_IN_MEMORY,
                                () -> Student.calls(() -> new byte[Integer.MAX_VALUE])));
        assertEquals(Optional.of(WHOLE_FILE_IN_MEMORY), failure.mistake());
        assertTrue(failure.what().en().startsWith("your code used more memory than the "));
        assertTrue(failure.getMessage().contains("at Student.java:"), failure::getMessage);
    }

    @Test
    void other_exceptions_are_not_its_business() {
        assertThrows(
                IOException.class,
                () -> LittleMemory.run(WHOLE_FILE_IN_MEMORY, Student::throwsAnIOException));
    }
}
