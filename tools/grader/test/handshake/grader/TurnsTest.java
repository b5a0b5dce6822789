package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TurnsTest {

    @Test
    void who_comes_too_many_waits_until_one_gives_its_turn() throws Exception {
        var turns = new Turns(1);
        var isWaiting = new CountDownLatch(1);
        try (Turns.Turn mine = turns.take()) {
            var other =
                    CompletableFuture.supplyAsync(() -> {
                        isWaiting.countDown();
                        return take(turns);
                    });
            isWaiting.await();
            assertFalse(other.isDone());
            mine.give();
            other.get().close();
            mine.takeBack();
            assertTrue(mine.isHeld());
        }
    }

    @Test
    void a_turn_given_twice_is_no_second_turn() throws Exception {
        var turns = new Turns(1);
        Turns.Turn mine = turns.take();
        mine.give();
        mine.close();
        try (var first = turns.take()) {
            var second = CompletableFuture.supplyAsync(() -> take(turns));
            assertTrue(first.isHeld());
            assertFalse(second.isDone());
            first.give();
            second.get().close();
        }
    }

    @Test
    void who_is_alone_never_waits_and_has_nobody_to_give_to() throws Exception {
        Turns turns = Turns.ofOne();
        try (var one = turns.take();
                var other = turns.take()) {
            assertFalse(one.isHeld());
            assertFalse(other.isHeld());
        }
    }

    private static Turns.Turn take(Turns turns) {
        try {
            return turns.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
