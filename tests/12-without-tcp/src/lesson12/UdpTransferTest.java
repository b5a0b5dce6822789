package lesson12;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Running;
import handshake.support.Step;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;

@Step(5)
final class UdpTransferTest {
    private static final Timing QUICK = new Timing(5, 400);
    private static final int LENGTH = 100_000;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final BadWire.Faults FAULTS = new BadWire.Faults(20, 10, 10, 10, 12);

    @Test
    @Points(1)
    @Zh("文件经真正的 UDP 传输，五分之一的数据报丢失，仍完好到达")
    void a_file_crosses_real_UDP_intact_though_a_fifth_of_the_datagrams_is_lost() throws Exception {
        byte[] bytes = Bytes.patterned(LENGTH);
        var transport = new SlidingWindow(new Numbers(16), 32, QUICK);
        var out = new ByteArrayOutputStream();
        var loopback = InetAddress.getLoopbackAddress();
        try (var socket = new DatagramSocket(0, loopback);
                var udp = UdpWire.to(loopback.getHostAddress(), socket.getLocalPort());
                var receiver =
                        Running.start(() ->
                                transport.receive(
                                        new BadWire(UdpWire.accept(socket), FAULTS), out))) {
            Within.time(LIMIT)
                    .run(() ->
                            transport.send(
                                    new ByteArrayInputStream(bytes), new BadWire(udp, FAULTS)));
            receiver.returnsWithin(LIMIT, null, null);
        }
        Expected.bytes(bytes)
                .otherwise("other bytes arrived than were sent", "到达的字节与发出的不同")
                .butGot(out.toByteArray());
    }
}
