package handshake.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@Timeout(20)
final class SocketPairTest {
    @Test
    void what_one_end_writes_the_other_reads() throws Exception {
        try (var pair = SocketPair.open()) {
            pair.client().getOutputStream().write(Bytes.utf8("ping"));
            assertArrayEquals(Bytes.utf8("ping"), pair.server().getInputStream().readNBytes(4));
            pair.server().getOutputStream().write(Bytes.utf8("pong"));
            assertArrayEquals(Bytes.utf8("pong"), pair.client().getInputStream().readNBytes(4));
        }
    }

    @Test
    void closing_it_closes_both_ends() throws Exception {
        var pair = SocketPair.open();
        assertFalse(pair.client().isClosed());
        pair.close();
        assertTrue(pair.client().isClosed());
        assertTrue(pair.server().isClosed());
    }

    @Test
    void a_small_window_is_smaller_than_the_usual_one() throws Exception {
        try (var usual = SocketPair.open();
                var small = SocketPair.withSmallWindow()) {
            int bytes = small.client().getReceiveBufferSize();
            assertTrue(bytes < usual.client().getReceiveBufferSize(), () -> bytes + " bytes");
        }
    }

    @Test
    void a_small_window_makes_a_writer_wait_soon() throws Exception {
        byte[] bytes = new byte[16 << 20];
        try (var pair = SocketPair.withSmallWindow()) {
            var written =
                    CompletableFuture.runAsync(() -> {
                        try {
                            pair.server().getOutputStream().write(bytes);
                            pair.server().close();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    });
            try {
                written.get(200, TimeUnit.MILLISECONDS);
                throw new AssertionError("16 MiB were written, and nobody read them");
            } catch (TimeoutException _) {
                assertEquals(bytes.length, pair.client().getInputStream().readAllBytes().length);
            }
            written.get(5, TimeUnit.SECONDS);
        }
    }
}
