// How it is written: each packet has its own timer, the receiver a ring; stop-and-wait is a window
// of one.
package lesson12;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
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
        var underWay = new LinkedHashMap<Integer, Sent>(); // by number, the oldest first
        int next = 0;
        boolean isAllRead = false;
        while (!isAllRead || !underWay.isEmpty()) {
            while (!isAllRead && underWay.size() < window) {
                byte[] piece = in.readNBytes(Packet.MAX_PAYLOAD_BYTES);
                isAllRead = piece.length == 0;
                var sent = new Sent(Packet.data(next, piece).toBytes());
                underWay.put(next, sent);
                sent.transmit(wire);
                next = numbers.next(next);
            }
            long first = underWay.values().stream().mapToLong(it -> it.due).min().orElseThrow();
            Optional<byte[]> answer = wire.receive(first);
            if (answer.isPresent()) {
                acknowledge(answer.get(), underWay);
            } else {
                for (Sent sent : underWay.values()) {
                    if (sent.due <= wire.clockMillis()) {
                        sent.transmit(wire);
                    }
                }
            }
        }
    }

    private void acknowledge(byte[] answer, LinkedHashMap<Integer, Sent> underWay) {
        if (!Packet.isIntact(answer)) {
            return;
        }
        Packet packet = Packet.parse(answer);
        int last = Math.floorMod(packet.number() - 1, numbers.count());
        if (packet.kind() == Packet.Kind.ACK && underWay.containsKey(last)) {
            int number;
            do {
                number = underWay.sequencedKeySet().getFirst();
                underWay.remove(number);
            } while (number != last);
        }
    }

    /// A packet under way, with a timer of its own.
    private final class Sent {
        private final byte[] datagram;
        private int times;
        private long due;

        Sent(byte[] datagram) {
            this.datagram = datagram;
        }

        void transmit(Wire wire) throws IOException {
            if (++times > timing.attempts()) {
                throw new IOException("the other side does not answer");
            }
            wire.send(datagram);
            due = wire.clockMillis() + timing.timeoutMillis();
        }
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
        var store = new byte[window][]; // a ring: what is expected is at its head
        int head = 0;
        int expected = 0;
        long bytes = 0;
        byte[] last = {1};
        do {
            Packet data = nextData(wire);
            int ahead = numbers.distance(expected, data.number());
            if (ahead < window) {
                store[(head + ahead) % window] = data.payload();
            }
            for (; store[head] != null; head = (head + 1) % window) {
                last = store[head];
                store[head] = null;
                out.write(last);
                bytes += last.length;
                expected = numbers.next(expected);
            }
            wire.send(Packet.ack(expected).toBytes());
        } while (last.length > 0);
        Goodbye.linger(wire, Packet.ack(expected), timing);
        return bytes;
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
