package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.util.List;

final class WatchedListenerTest {
    @Test
    void orders_are_kept_as_they_came() throws Exception {
        try (var listener = new WatchedListener()) {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(0));
            listener.setReuseAddress(false);
            assertEquals(
                    List.of("setReuseAddress(true)", "bind", "setReuseAddress(false)"),
                    listener.orders());
            assertTrue(listener.isBound());
        }
    }

    @Test
    void an_option_set_by_its_name_counts_as_well() throws Exception {
        try (var listener = new WatchedListener()) {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            assertEquals(List.of("setReuseAddress(true)"), listener.orders());
        }
    }

    @Test
    void constructors_that_bind_say_so() throws Exception {
        try (var one = new WatchedListener(0);
                var two = new WatchedListener(0, 5);
                var three = new WatchedListener(0, 5, InetAddress.getLoopbackAddress())) {
            for (var listener : List.of(one, two, three)) {
                assertEquals(List.of("bind"), listener.orders());
                assertTrue(listener.isBound());
            }
        }
    }
}
