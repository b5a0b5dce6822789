// How it is written: as a machine that waits for events, data, ACK, rubbish or the end of time.
package lesson12;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// One packet at a time: the next one is sent when this one is acknowledged. The packets are
/// numbered 0, 1, 0, 1 …: a single bit tells a new one from the last one, sent again.
///
/// @param timing how patient both sides are
public record StopAndWait(Timing timing) implements Transport {

    @Override
    public void send(InputStream in, Wire wire) throws IOException {
        int number = 0;
        byte[] piece = in.readNBytes(Packet.MAX_PAYLOAD_BYTES);
        int sent = 1;
        wire.send(Packet.data(number, piece).toBytes());
        long deadline = wire.clockMillis() + timing.timeoutMillis();
        while (true) {
            switch (Event.next(wire, deadline)) {
                case Event.Ack(int expected) -> {
                    if (expected == number) {
                        continue; // an old one
                    }
                    if (piece.length == 0) {
                        return;
                    }
                    number = expected;
                    piece = in.readNBytes(Packet.MAX_PAYLOAD_BYTES);
                    sent = 1;
                    wire.send(Packet.data(number, piece).toBytes());
                    deadline = wire.clockMillis() + timing.timeoutMillis();
                }
                case Event.Timeout _ -> {
                    if (sent == timing.attempts()) {
                        throw new IOException("nobody answers");
                    }
                    sent++;
                    wire.send(Packet.data(number, piece).toBytes());
                    deadline = wire.clockMillis() + timing.timeoutMillis();
                }
                case Event.Data _, Event.Rubbish _ -> {}
            }
        }
    }

    @Override
    public long receive(Wire wire, OutputStream out) throws IOException {
        long packets = 0;
        long bytes = 0;
        long deadline = wire.clockMillis() + timing.silenceMillis();
        while (true) {
            switch (Event.next(wire, deadline)) {
                case Event.Data(int number, byte[] payload) -> {
                    boolean isNew = number == packets % 2;
                    if (isNew) {
                        out.write(payload);
                        bytes += payload.length;
                        packets++;
                    }
                    var ack = Packet.ack((int) (packets % 2));
                    wire.send(ack.toBytes());
                    if (isNew && payload.length == 0) {
                        Goodbye.linger(wire, ack, timing);
                        return bytes;
                    }
                    deadline = wire.clockMillis() + timing.silenceMillis();
                }
                case Event.Timeout _ -> throw new IOException("nobody sends any more");
                case Event.Ack _, Event.Rubbish _ -> {}
            }
        }
    }

    /// What may happen to somebody who waits.
    private sealed interface Event {
        record Data(int number, byte[] payload) implements Event {}

        record Ack(int expected) implements Event {}

        record Rubbish() implements Event {}

        record Timeout() implements Event {}

        static Event next(Wire wire, long deadline) throws IOException {
            byte[] datagram = wire.receive(deadline).orElse(null);
            if (datagram == null) {
                return new Timeout();
            }
            if (!Packet.isIntact(datagram)) {
                return new Rubbish();
            }
            var packet = Packet.parse(datagram);
            return packet.kind() == Packet.Kind.DATA
                    ? new Data(packet.number(), packet.payload())
                    : new Ack(packet.number());
        }
    }
}
