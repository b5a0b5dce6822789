package handshake.support;

import static handshake.support.Mistake.NO_CONNECT_TIMEOUT;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lesson00.Student;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

@Timeout(20)
final class WithinTest {
    private static final Duration PLENTY = Duration.ofSeconds(10);
    private static final Duration LITTLE = Duration.ofMillis(50);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void let_go_of_what_still_waits() {
        never.countDown();
    }

    @Test
    void what_comes_in_time_is_given_back() throws Exception {
        assertEquals("here", Within.time(PLENTY).call(() -> "here"));
    }

    @Test
    void what_returns_nothing_is_run() throws Exception {
        var gate = new CountDownLatch(1);
        Within.time(PLENTY).run(gate::countDown);
        assertEquals(0, gate.getCount());
    }

    @Test
    void what_is_thrown_in_time_is_thrown_as_it_is() {
        var exception = new IOException("x");
        var error = Failure.of("own", "自己的");
        assertSame(exception, assertThrows(IOException.class, () -> throwing(exception)));
        assertSame(error, assertThrows(Failure.class, () -> throwing(error)));
    }

    @Test
    void what_does_not_come_is_told_with_where_it_stands() {
        Failure failure = Failures.of(() -> Within.time(LITTLE).run(() -> Student.waitsAt(never)));
        assertEquals("your code did not come back within 50 ms", failure.what().en());
        assertEquals(Optional.empty(), failure.mistake());
        assertTrue(
                failure.getMessage().contains("your code waits in await() at Student.java"),
                failure::getMessage);
    }

    @Test
    void the_mistake_and_the_words_may_be_chosen() {
        assertEquals(
                Optional.of(NO_CONNECT_TIMEOUT),
                late(Within.time(LITTLE).otherwise(NO_CONNECT_TIMEOUT)).mistake());
        assertEquals(
                new Text("too slow", "太慢"),
                late(Within.time(LITTLE).otherwise("too slow", "太慢")).what());
        Failure both = late(Within.time(LITTLE).otherwise(NO_CONNECT_TIMEOUT, "too slow", "太慢"));
        assertEquals(new Text("too slow", "太慢"), both.what());
        assertEquals(Optional.of(NO_CONNECT_TIMEOUT), both.mistake());
    }

    private Failure late(Within within) {
        return Failures.of(() -> within.run(never::await));
    }

    private static void throwing(Throwable thrown) throws Exception {
        Within.time(PLENTY)
                .call(() -> {
                    switch (thrown) {
                        case Exception e -> throw e;
                        case Error e -> throw e;
                        default -> throw new AssertionError(thrown);
                    }
                });
    }
}
