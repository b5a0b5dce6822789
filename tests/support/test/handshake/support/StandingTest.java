package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lesson00.Student;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

@Timeout(20)
final class StandingTest {
    private static final StackTraceElement READ =
            frame("java.io.InputStream", "read", "InputStream.java", 9);
    private static final StackTraceElement STUDENT =
            frame("lesson04.Frames", "read", "Frames.java", 42);
    private static final StackTraceElement CALLER =
            frame("lesson04.Frames", "main", "Frames.java", 7);
    private static final StackTraceElement TEST =
            frame("lesson04.FramesTest", "test", "FramesTest.java", 1);
    private static final StackTraceElement PROPERTY =
            frame("lesson04.FramesProperties", "law", "FramesProperties.java", 1);
    private static final StackTraceElement TOOL = frame("handshake.Main", "main", "Main.java", 1);

    @Test
    void code_that_waits_in_something_is_told_with_its_line() {
        assertEquals(
                List.of(
                        new Text(
                                "your code waits in read() at Frames.java:42",
                                "你的代码在 Frames.java:42 处等待 read()")),
                of(READ, STUDENT, TEST));
    }

    @Test
    void code_that_computes_is_busy() {
        assertEquals("your code is busy at Frames.java:42", of(STUDENT, TEST).getFirst().en());
    }

    @Test
    void a_constructor_is_called_by_its_class() {
        var connect = frame("java.net.Socket", "<init>", "Socket.java", 5);
        assertEquals(
                "your code waits in new Socket() at Frames.java:42",
                of(connect, STUDENT).getFirst().en());
    }

    @Test
    void the_innermost_line_of_a_students_code_counts() {
        assertEquals(Optional.of("Frames.java:42"), Standing.lineIn(stack(READ, STUDENT, CALLER)));
    }

    @Test
    void tests_and_tools_are_not_a_students_code() {
        assertEquals(Optional.empty(), Standing.lineIn(stack(READ, TEST, PROPERTY, TOOL)));
        assertEquals(List.of(), of(READ, TEST, PROPERTY, TOOL));
    }

    @Test
    void code_without_a_file_is_passed_over() {
        var generated = new StackTraceElement("lesson04.Frames$$Lambda", "get", null, -1);
        assertEquals(Optional.of("Frames.java:42"), Standing.lineIn(stack(generated, STUDENT)));
        assertEquals(Optional.empty(), Standing.lineIn(stack(generated)));
    }

    @Test
    void no_more_than_five_threads_are_told() {
        Map<Thread, StackTraceElement[]> stacks = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            stacks.put(new Thread(() -> {}), stack(READ, STUDENT));
        }
        assertEquals(5, Standing.of(stacks).size());
    }

    @Test
    void threads_are_found_where_they_stand_now() throws Exception {
        var gate = new CountDownLatch(1);
        var thread =
                Thread.ofPlatform().daemon().start(quietly(() -> Student.waitsToBeFound(gate)));
        awaitState(thread, Thread.State.WAITING);
        String line = Standing.lineIn(thread.getStackTrace()).orElseThrow();
        assertTrue(standsAt(line), line);
        gate.countDown();
        thread.join();
        assertFalse(standsAt(line), line);
    }

    @Test
    void a_thread_that_waits_for_a_lock_is_told_so() throws Exception {
        var lock = new Object();
        Thread thread;
        synchronized (lock) {
            thread = Thread.ofPlatform().daemon().start(() -> Student.waitsForALock(lock));
            awaitState(thread, Thread.State.BLOCKED);
            List<Text> lines = Standing.of(Map.of(thread, thread.getStackTrace()));
            String line = lines.getFirst().en();
            assertTrue(line.startsWith("your code waits for a lock at Student.java:"), line);
        }
        thread.join();
    }

    private static boolean standsAt(String line) {
        return Standing.now().stream().anyMatch(it -> it.en().endsWith("await() at " + line));
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }

    private static Runnable quietly(Body body) {
        return () -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };
    }

    private static List<Text> of(StackTraceElement... stack) {
        return Standing.of(Map.of(new Thread(() -> {}), stack));
    }

    private static StackTraceElement[] stack(StackTraceElement... frames) {
        return frames;
    }

    private static StackTraceElement frame(String type, String method, String file, int line) {
        return new StackTraceElement(type, method, file, line);
    }
}
