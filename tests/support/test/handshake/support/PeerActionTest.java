package handshake.support;

import static handshake.support.Mistake.LEAKS_SOCKET;
import static handshake.support.Mistake.SINGLE_READ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

final class PeerActionTest {
    static List<PeerAction> all() {
        return PeerAction.script(
                PeerAction.expect("ping"),
                PeerAction.expectEnd(),
                PeerAction.expectEndOrReset(),
                PeerAction.send("pong"),
                PeerAction.sendInChunks(new byte[10], 3),
                PeerAction.pause(Duration.ofMillis(5)),
                PeerAction.await(new CountDownLatch(1)),
                PeerAction.halfClose(),
                PeerAction.reset(),
                PeerAction.close(),
                PeerAction.stall());
    }

    @Test
    void there_is_an_example_of_every_step() {
        long kinds = all().stream().map(Object::getClass).distinct().count();
        assertEquals(PeerAction.class.getPermittedSubclasses().length, kinds);
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_is_told_in_both_languages(PeerAction action) {
        Text told = action.describe();
        assertFalse(told.en().isBlank());
        assertNotEquals(told.en(), told.zh());
    }

    @Test
    void no_two_steps_are_told_alike() {
        assertEquals(all().size(), all().stream().map(it -> it.describe().en()).distinct().count());
        assertEquals(all().size(), all().stream().map(it -> it.describe().zh()).distinct().count());
    }

    @Test
    void what_is_sent_and_expected_is_shown_with_its_size() {
        assertEquals("send \"pong\", 4 bytes", PeerAction.send("pong").describe().en());
        assertEquals("wait for \"ping\", 4 bytes", PeerAction.expect("ping").describe().en());
        assertEquals(
                "send 10 bytes in pieces of 3",
                PeerAction.sendInChunks(new byte[10], 3).describe().en());
    }

    @Test
    void clues_keep_their_order() {
        var expect = PeerAction.expect("a").otherwise(SINGLE_READ).otherwise(LEAKS_SOCKET);
        var end = PeerAction.expectEnd().otherwise(SINGLE_READ).otherwise(LEAKS_SOCKET);
        var mistakes = List.of(SINGLE_READ, LEAKS_SOCKET);
        assertEquals(mistakes, expect.clues().stream().map(Clue::mistake).toList());
        assertEquals(mistakes, end.clues().stream().map(Clue::mistake).toList());
    }

    @Test
    void a_step_with_a_clue_is_another_step() {
        var expect = PeerAction.expect("a");
        expect.otherwise(SINGLE_READ);
        assertEquals(List.of(), expect.clues());
    }
}
