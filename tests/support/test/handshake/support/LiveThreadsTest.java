package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;

@Timeout(30)
final class LiveThreadsTest {
    @Test
    void threads_that_stay_are_counted_virtual_ones_as_well() throws Exception {
        var gate = new CountDownLatch(1);
        try {
            int leaked =
                    LiveThreads.leakedBy(() -> {
                        for (int i = 0; i < 5; i++) {
                            Thread.ofPlatform().daemon().start(waiting(gate));
                            Thread.ofVirtual().start(waiting(gate));
                        }
                    });
            assertEquals(10, leaked);
        } finally {
            gate.countDown();
        }
    }

    @Test
    void threads_that_end_are_not() throws Exception {
        int leaked =
                LiveThreads.leakedBy(() -> {
                    for (int i = 0; i < 5; i++) {
                        Thread.ofVirtual().start(() -> {}).join();
                        Thread.ofPlatform().start(() -> {});
                    }
                });
        assertTrue(leaked <= 0, () -> leaked + " threads");
    }

    private static Runnable waiting(CountDownLatch gate) {
        return () -> {
            try {
                gate.await();
            } catch (InterruptedException _) {
                // the test is over
            }
        };
    }
}
