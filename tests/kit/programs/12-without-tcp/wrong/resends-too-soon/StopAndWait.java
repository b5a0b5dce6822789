// Step 4: sends again at every answer that is not the right one.
package lesson12;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// One packet at a time: the next one is sent when this one is acknowledged. The packets are
/// numbered 0, 1, 0, 1 …: a single bit tells a new one from the last one, sent again.
///
/// @param timing how patient both sides are
public record StopAndWait(Timing timing) implements Transport {

    /// Receives packets, writes the bytes of each new one to `out`, once, and answers every intact
    /// one with an ACK that names the number expected next. After the packet with no bytes, says
    /// {@link Goodbye}.
    ///
    /// @return how many bytes came
    /// @throws IOException if nothing comes for {@link Timing#silenceMillis}
    @Override
    public long receive(Wire wire, OutputStream out) throws IOException {
        int expected = 0;
        long bytes = 0;
        while (true) {
            Packet data = next(wire);
            boolean isNew = data.number() == expected;
            if (isNew) {
                out.write(data.payload());
                bytes += data.payload().length;
                expected = 1 - expected;
            }
            // Also if it is not new: it came again because its ACK was lost.
            wire.send(Packet.ack(expected).toBytes());
            if (isNew && data.payload().length == 0) {
                Goodbye.linger(wire, Packet.ack(expected), timing);
                return bytes;
            }
        }
    }

    /// The next intact packet with data.
    private Packet next(Wire wire) throws IOException {
        long deadline = wire.clockMillis() + timing.silenceMillis();
        while (true) {
            byte[] datagram =
                    wire.receive(deadline)
                            .orElseThrow(() -> new IOException("the sender has fallen silent"));
            if (Packet.isIntact(datagram) && Packet.parse(datagram).kind() == Packet.Kind.DATA) {
                return Packet.parse(datagram);
            }
        }
    }

    /// Sends `in` in packets of {@link Packet#MAX_PAYLOAD_BYTES} (the last may have fewer), and
    /// then one with no bytes, which is the end. What is not acknowledged in time is sent again.
    ///
    /// @throws IOException if a packet was sent {@link Timing#attempts} times in vain
    @Override
    public void send(InputStream in, Wire wire) throws IOException {
        int number = 0;
        byte[] piece;
        do {
            piece = in.readNBytes(Packet.MAX_PAYLOAD_BYTES);
            sendUntilAcknowledged(Packet.data(number, piece), wire);
            number = 1 - number;
        } while (piece.length > 0);
    }

    private void sendUntilAcknowledged(Packet packet, Wire wire) throws IOException {
        for (int attempt = 0; attempt < timing.attempts(); attempt++) {
            wire.send(packet.toBytes());
            long deadline = wire.clockMillis() + timing.timeoutMillis(); // the timer is set anew
            Optional<byte[]> answer = wire.receive(deadline);
            if (answer.isPresent() && isAckOf(packet, answer.get())) {
                return;
            }
        }
        throw new IOException("no answer, although it was sent " + timing.attempts() + " times");
    }

    private static boolean isAckOf(Packet packet, byte[] datagram) {
        if (!Packet.isIntact(datagram)) {
            return false;
        }
        Packet answer = Packet.parse(datagram);
        return answer.kind() == Packet.Kind.ACK && answer.number() == 1 - packet.number();
    }
}
