package handshake.support;

import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.SINGLE_READ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.Side;
import handshake.wire.transcript.Transcript;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

final class FailureTest {
    private final Failure failure = Failure.of("it went wrong", "出错了");

    @Test
    void nothing_is_known_but_the_sentence() {
        assertEquals(new Text("it went wrong", "出错了"), failure.what());
        assertEquals(Optional.empty(), failure.expected());
        assertEquals(Optional.empty(), failure.got());
        assertEquals(Optional.empty(), failure.mistake());
        assertEquals(Optional.empty(), failure.transcript());
        assertEquals(List.of(), failure.details());
        assertEquals("it went wrong", failure.getMessage());
    }

    @Test
    void the_first_mistake_that_is_named_stays() {
        failure.mistake(SINGLE_READ).mistake(LEAKS_SOCKET).mistake(Optional.of(LEAKS_SOCKET));
        assertEquals(Optional.of(SINGLE_READ), failure.mistake());
    }

    @Test
    void no_mistake_is_none() {
        assertEquals(Optional.empty(), failure.mistake(Optional.empty()).mistake());
    }

    @Test
    void the_first_conversation_stays() {
        var first = new Transcript(Side.CLIENT, List.of());
        failure.in(first).in(new Transcript(Side.SERVER, List.of()));
        assertSame(first, failure.transcript().orElseThrow());
    }

    @Test
    void the_first_cause_stays_and_null_is_none() {
        var first = new IOException("first");
        failure.cause(null).cause(first).cause(new IOException("second"));
        assertSame(first, failure.getCause());
    }

    @Test
    void details_keep_their_order() {
        failure.detail(Text.same("1")).details(List.of(Text.same("2"), Text.same("3")));
        assertEquals(List.of("1", "2", "3"), failure.details().stream().map(Text::en).toList());
    }

    @Test
    void its_message_says_all_of_it_in_English() {
        failure.expected("5 bytes").got("4 bytes").detail(new Text("at A.java:1", "位置"));
        String message = failure.mistake(SINGLE_READ).getMessage();
        for (String part :
                List.of("it went wrong", "5 bytes", "4 bytes", "A.java:1", "single-read")) {
            assertTrue(message.contains(part), message);
        }
        assertTrue(message.contains(SINGLE_READ.title().en()), message);
    }
}
