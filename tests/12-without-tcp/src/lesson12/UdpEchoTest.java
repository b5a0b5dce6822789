package lesson12;

import static handshake.support.Mistake.CLOSED_LISTENER_IS_AN_ERROR;
import static handshake.support.Mistake.ECHOES_WHOLE_BUFFER;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Running;
import handshake.support.Standing;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

@Step(1)
final class UdpEchoTest {
    private static final int MAX_BYTES = 65_507;
    private static final int PATIENCE_MILLIS = 2000;
    private static final Duration TO_END = Duration.ofSeconds(2);

    private static DatagramSocket open() throws IOException {
        var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /// A socket that tells how often a datagram was asked for.
    private static final class WatchedSocket extends DatagramSocket {
        private final Semaphore receives = new Semaphore(0);

        WatchedSocket() throws IOException {
            super(0, InetAddress.getLoopbackAddress());
        }

        @Override
        public void receive(DatagramPacket packet) throws IOException {
            receives.release();
            super.receive(packet);
        }

        void awaitReceive(int times) throws InterruptedException {
            receives.tryAcquire(times, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static void ask(DatagramSocket client, DatagramSocket server, byte[] question)
            throws IOException {
        client.send(new DatagramPacket(question, question.length, server.getLocalSocketAddress()));
    }

    private static byte[] answer(DatagramSocket client, Running echo) throws IOException {
        var packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
        try {
            client.receive(packet);
        } catch (SocketTimeoutException _) {
            echo.throwIfUnwritten();
            if (echo.hasThrown()) {
                throw echo.thrown(null);
            }
            throw Failure.of("no datagram came back", "没有数据报回来").details(Standing.now());
        }
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    @Test
    @Points(1)
    @Zh("每个数据报原样送回它来的地方，直到套接字关闭")
    void sends_the_very_bytes_back_to_where_they_came_from_until_the_socket_is_closed()
            throws Exception {
        try (var server = new WatchedSocket();
                var one = open();
                var two = open();
                var echo = Running.start(() -> UdpEcho.echoForever(server))) {
            ask(one, server, Bytes.utf8("hello"));
            ask(two, server, Bytes.utf8("你好，世界"));
            expect("hello", answer(one, echo));
            expect("你好，世界", answer(two, echo));
            ask(one, server, new byte[0]);
            expect("", answer(one, echo));
            ask(one, server, Bytes.utf8("longer than any before"));
            expect("longer than any before", answer(one, echo));
            byte[] longest = Bytes.patterned(MAX_BYTES);
            ask(two, server, longest);
            Expected.bytes(longest)
                    .otherwise(
                            "a datagram of 65 507 bytes did not come back as it was",
                            "65 507 字节的数据报没有原样回来")
                    .butGot(answer(two, echo));
            server.awaitReceive(6); // it waits for the next one
            server.close();
            echo.returnsWithin(TO_END, CLOSED_LISTENER_IS_AN_ERROR, null);
        }
    }

    private static void expect(String text, byte[] got) {
        byte[] expected = Bytes.utf8(text);
        Expected.bytes(expected)
                .otherwise("other bytes came back", "回来的是别的字节")
                .clue(ECHOES_WHOLE_BUFFER, it -> Bytes.goesOnAfter(expected, it))
                .butGot(got);
    }
}
