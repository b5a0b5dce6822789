package lesson08;

import static handshake.support.Mistake.NO_CONNECT_TIMEOUT;
import static handshake.support.Mistake.NO_READ_TIMEOUT;
import static handshake.support.Mistake.RESOLVES_AND_FORGETS_PORT;
import static handshake.support.PeerAction.send;
import static handshake.support.PeerAction.stall;
import static handshake.support.ScriptedPeer.HOST;

import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.ScriptedPeer;
import handshake.support.SilentHost;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

@Step(1)
final class TimeoutsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Test
    @Points(1)
    @Zh("主机不回答 SYN 时，到连接时限就放弃")
    void gives_up_connecting_to_a_host_that_does_not_answer() throws Exception {
        try (var host = SilentHost.open()) {
            IOException failure =
                    Within.time(PATIENCE)
                            .otherwise(
                                    NO_CONNECT_TIMEOUT,
                                    "open() with 50 ms to connect still waited after 2 s",
                                    "连接时限是 50 毫秒，2 秒后 open() 却还在等")
                            .call(() -> refusal(new Timeouts(SHORT, LONG), host.port()));
            String message = String.valueOf(failure.getMessage());
            if (!message.contains(HOST) || !message.contains(String.valueOf(host.port()))) {
                throw Failure.of(
                                "the exception's message does not say where it wanted to connect"
                                        + " to",
                                "异常信息没有说明想连接到哪里")
                        .expected("a message with \"" + HOST + "\" and \"" + host.port() + "\"")
                        .got('"' + message + '"')
                        .mistake(RESOLVES_AND_FORGETS_PORT)
                        .cause(failure);
            }
        }
    }

    @Test
    @Points(1)
    @Zh("服务器突然沉默时，到读取时限就放弃")
    void gives_up_reading_from_a_server_that_falls_silent() throws Exception {
        try (var peer = ScriptedPeer.server(send("OK 1"), stall());
                var socket = new Timeouts(LONG, SHORT).open(HOST, peer.port())) {
            var in = socket.getInputStream();
            Expected.value("OK 1").in(peer).butGot(new String(in.readNBytes(4)));
            try {
                Within.time(PATIENCE)
                        .otherwise(
                                NO_READ_TIMEOUT,
                                "a read with 50 ms to wait still waited after 2 s",
                                "读取时限是 50 毫秒，2 秒后 read() 却还在等")
                        .call(() -> Thrown.ioException(in::read));
            } catch (Failure e) {
                throw e.in(peer);
            }
        }
    }

    private static IOException refusal(Timeouts timeouts, int port) {
        return Thrown.ioException(() -> timeouts.open(HOST, port).close());
    }
}
