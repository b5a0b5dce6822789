// How it is written: go back N, with absolute positions; nothing that is early is kept.
package lesson12;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Several packets on their way at the same time: up to a window of them. An ACK names the packet
/// expected next, and so acknowledges all before it, as in TCP.
///
/// @param numbers the packets' numbers, which come round
/// @param window how many packets may be on their way, 1 to {@link Numbers#largestWindow}
/// @param timing how patient both sides are
public record SlidingWindow(Numbers numbers, int window, Timing timing) implements Transport {

    /// Sends `in` in packets of {@link Packet#MAX_PAYLOAD_BYTES} (the last may have fewer), and
    /// then one with no bytes, which is the end. Never are more than a window of them
    /// unacknowledged. If no ACK brings anything new in time, those are sent again.
    ///
    /// @throws IOException if the same packets were sent {@link Timing#attempts} times in vain
    @Override
    public void send(InputStream in, Wire wire) throws IOException {
        List<byte[]> pieces = new ArrayList<>(); // those of the window; the first is at `base`
        long base = 0;
        long end = Long.MAX_VALUE; // how many pieces there are, as soon as that is known
        int attempts = 1;
        long sentAt = 0;
        while (base < end) {
            while (pieces.size() < window && base + pieces.size() < end) {
                byte[] piece = in.readNBytes(Packet.MAX_PAYLOAD_BYTES);
                if (pieces.isEmpty()) {
                    sentAt = wire.clockMillis();
                }
                pieces.add(piece);
                if (piece.length == 0) {
                    end = base + pieces.size();
                }
                transmit(base + pieces.size() - 1, piece, wire);
            }
            Optional<byte[]> answer = wire.receive(sentAt + timing.timeoutMillis());
            if (answer.isPresent()) {
                int done = acknowledged(answer.get(), base, pieces.size());
                if (done > 0) {
                    pieces.subList(0, done).clear();
                    base += done;
                    attempts = 1;
                    sentAt = wire.clockMillis();
                }
            } else if (attempts == timing.attempts()) {
                throw new IOException("sent " + attempts + " times, and no answer");
            } else {
                attempts++;
                sentAt = wire.clockMillis();
                for (int i = 0; i < pieces.size(); i++) {
                    transmit(base + i, pieces.get(i), wire);
                }
            }
        }
    }

    private void transmit(long index, byte[] piece, Wire wire) throws IOException {
        wire.send(Packet.data((int) (index % numbers.count()), piece).toBytes());
    }

    private int acknowledged(byte[] answer, long base, int underWay) {
        if (Packet.isIntact(answer)) {
            var packet = Packet.parse(answer);
            for (int done = 1; done <= underWay && packet.kind() == Packet.Kind.ACK; done++) {
                if ((base + done) % numbers.count() == packet.number()) {
                    return done;
                }
            }
        }
        return 0;
    }

    /// Receives packets, writes their bytes to `out` in order, each once, and answers every intact
    /// one with an ACK that names the number expected next. A packet of the window that comes
    /// before its time is kept until it is due. After the packet with no bytes, says {@link
    /// Goodbye}.
    ///
    /// @return how many bytes came
    /// @throws IOException if nothing comes for {@link Timing#silenceMillis}
    @Override
    public long receive(Wire wire, OutputStream out) throws IOException {
        int expected = 0;
        long bytes = 0;
        while (true) {
            Packet data = nextData(wire);
            boolean isDue = data.number() == expected;
            if (isDue) { // anything else is not kept: the sender goes back and sends it again
                out.write(data.payload());
                bytes += data.payload().length;
                expected = numbers.next(expected);
            }
            var ack = Packet.ack(expected);
            wire.send(ack.toBytes());
            if (isDue && data.payload().length == 0) {
                Goodbye.linger(wire, ack, timing);
                return bytes;
            }
        }
    }

    /// The next intact packet with data.
    private Packet nextData(Wire wire) throws IOException {
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
}
