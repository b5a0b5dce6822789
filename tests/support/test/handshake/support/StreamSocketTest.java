package handshake.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.net.SocketException;
import java.util.List;

final class StreamSocketTest {
    private final StreamSocket socket =
            new StreamSocket(new Delivery(Bytes.utf8("hello"), List.of(4), false));

    @Test
    void its_bytes_come_as_delivered() throws Exception {
        var buffer = new byte[10];
        assertEquals(4, socket.getInputStream().read(buffer));
        assertEquals(1, socket.getInputStream().read(buffer));
        assertEquals(-1, socket.getInputStream().read(buffer));
    }

    @Test
    void what_is_written_is_kept() throws Exception {
        socket.getOutputStream().write(Bytes.utf8("he"));
        socket.getOutputStream().write(Bytes.utf8("y"));
        assertArrayEquals(Bytes.utf8("hey"), socket.sent());
    }

    @Test
    void it_is_connected_until_it_is_closed() {
        assertTrue(socket.isConnected());
        assertFalse(socket.isClosed());
        socket.close();
        assertTrue(socket.isClosed());
    }

    @Test
    void it_counts_how_often_it_is_closed() {
        assertEquals(0, socket.closes());
        socket.close();
        socket.close();
        assertEquals(2, socket.closes());
    }

    @Test
    void closed_it_gives_no_streams() {
        socket.close();
        assertThrows(SocketException.class, socket::getInputStream);
        assertThrows(SocketException.class, socket::getOutputStream);
    }

    @Test
    void it_has_an_address_and_takes_options() throws Exception {
        assertTrue(socket.getInetAddress().isLoopbackAddress());
        assertEquals(9, socket.getPort());
        assertTrue(socket.getRemoteSocketAddress().toString().endsWith(":9"));
        socket.setSoTimeout(100);
        socket.setTcpNoDelay(true);
        socket.shutdownOutput();
    }
}
