package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import lesson00.Student;

import org.junit.jupiter.api.Test;

import java.net.ServerSocket;
import java.util.List;

final class StandInTest {
    @Test
    void another_class_stands_where_the_JDKs_was() throws Exception {
        Class<?> student = StandIn.load(Student.class, ServerSocket.class, WatchedListener.class);
        assertNotSame(Student.class, student);
        assertEquals(Student.class.getName(), student.getName());
        try (var listener = (ServerSocket) student.getMethod("listens").invoke(null)) {
            var watched = assertInstanceOf(WatchedListener.class, listener);
            assertEquals(List.of("setReuseAddress(true)", "bind"), watched.orders());
        }
    }

    @Test
    void the_original_stays_as_it_was() throws Exception {
        StandIn.load(Student.class, ServerSocket.class, WatchedListener.class);
        try (var listener = Student.listens()) {
            assertEquals(ServerSocket.class, listener.getClass());
        }
    }
}
