package lesson12;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.HashMap;
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
        var sending = new Sending(in, wire);
        do {
            sending.fillWindow();
            sending.awaitAnswer();
        } while (!sending.isComplete());
    }

    private final class Sending {
        private final InputStream in;
        private final Wire wire;
        private final ArrayDeque<Packet> unacknowledged = new ArrayDeque<>(); // the oldest first
        private int next;
        private boolean isAllSent;
        private int attempts = 1;
        private long deadline;

        Sending(InputStream in, Wire wire) {
            this.in = in;
            this.wire = wire;
        }

        boolean isComplete() {
            return isAllSent && unacknowledged.isEmpty();
        }

        void fillWindow() throws IOException {
            while (!isAllSent && unacknowledged.size() < window) {
                byte[] piece = in.readNBytes(Packet.MAX_PAYLOAD_BYTES);
                isAllSent = piece.length == 0;
                var packet = Packet.data(next, piece);
                next = numbers.next(next);
                if (unacknowledged.isEmpty()) {
                    startTimer(); // it is always that of the oldest
                }
                unacknowledged.add(packet);
                wire.send(packet.toBytes());
            }
        }

        void awaitAnswer() throws IOException {
            Optional<byte[]> answer = wire.receive(deadline);
            if (answer.isEmpty()) {
                sendAgain();
                return;
            }
            int acknowledged = acknowledgedBy(answer.get());
            if (acknowledged > 0) { // else an old or a damaged one: the timer runs on
                for (int i = 0; i < acknowledged; i++) {
                    unacknowledged.remove();
                }
                attempts = 1;
                startTimer();
            }
        }

        /// How many of the oldest packets an answer acknowledges.
        private int acknowledgedBy(byte[] answer) {
            if (!Packet.isIntact(answer) || Packet.parse(answer).kind() != Packet.Kind.ACK) {
                return 0;
            }
            int oldest = unacknowledged.getFirst().number();
            int distance = numbers.distance(oldest, Packet.parse(answer).number());
            return distance <= unacknowledged.size() ? distance : 0; // beyond: an ACK from before
        }

        private void sendAgain() throws IOException {
            if (attempts++ == timing.attempts()) {
                throw new IOException("no answer in " + timing.attempts() + " attempts");
            }
            for (Packet packet : unacknowledged) {
                wire.send(packet.toBytes());
            }
            startTimer();
        }

        private void startTimer() {
            deadline = wire.clockMillis() + timing.timeoutMillis();
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
        var early = new HashMap<Integer, byte[]>();
        int expected = 0;
        long bytes = 0;
        boolean isComplete = false;
        while (!isComplete) {
            Packet data = nextData(wire);
            if (numbers.distance(expected, data.number()) < window) { // else it was here before
                early.put(data.number(), data.payload());
            }
            byte[] due;
            while ((due = early.remove(expected)) != null) {
                out.write(due);
                bytes += due.length;
                expected = numbers.next(expected);
                isComplete = due.length == 0;
            }
            wire.send(Packet.ack(expected).toBytes());
        }
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
