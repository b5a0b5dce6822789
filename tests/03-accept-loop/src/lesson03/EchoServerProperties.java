package lesson03;

import static handshake.support.Mistake.ECHOES_WHOLE_BUFFER;

import handshake.support.Deliveries;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.StreamSocket;
import handshake.support.Zh;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

import java.io.IOException;

@Step(1)
@Domain(Deliveries.class)
final class EchoServerProperties {
    /// No buffer is as small as this: more bytes than that too many are a buffer's rest.
    private static final int A_FEW_BYTES = 100;

    @Property
    @Points(3)
    @Zh("无论字节怎样到达，都原样送回")
    void gives_back_the_very_bytes_however_they_arrive(@ForAll Delivery delivery)
            throws IOException {
        var client = new StreamSocket(delivery);
        EchoServer.echo(client);
        int length = delivery.bytes().length;
        Expected.bytes(delivery.bytes())
                .otherwise("other bytes come back than were sent", "送回的字节与发来的不同")
                .clue(ECHOES_WHOLE_BUFFER, got -> got.length > length + A_FEW_BYTES)
                .when(delivery)
                .butGot(client.sent());
    }
}
