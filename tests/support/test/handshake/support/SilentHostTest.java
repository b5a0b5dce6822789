package handshake.support;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

@Timeout(20)
final class SilentHostTest {
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows refuses where the backlog is full")
    void connecting_waits_until_it_is_given_up() throws Exception {
        try (var host = SilentHost.open();
                var socket = new Socket()) {
            var address = new InetSocketAddress(ScriptedPeer.HOST, host.port());
            assertThrows(SocketTimeoutException.class, () -> socket.connect(address, 100));
        }
    }

    @Test
    void closed_it_refuses() throws Exception {
        SilentHost host = SilentHost.open();
        int port = host.port();
        host.close();
        assertThrows(ConnectException.class, () -> new Socket(ScriptedPeer.HOST, port).close());
    }
}
