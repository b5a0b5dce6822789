package lesson12;

import java.io.IOException;
import java.util.Optional;

/// The end of a transfer, which is harder than it looks: the receiver cannot know whether its last
/// ACK has arrived. TCP calls what it does then TIME-WAIT. RFC 9293 §3.6.
public final class Goodbye {
    private static final int SILENT_TIMEOUTS = 64;

    private Goodbye() {}

    /// Stays a while, and answers whatever arrives intact with the last ACK once more: a sender that
    /// still sends has not got it. Returns when nothing has come for 64 timeouts.
    ///
    /// @param lastAck the ACK of the last packet, which was sent already
    static void linger(Wire wire, Packet lastAck, Timing timing) throws IOException {
        byte[] answer = lastAck.toBytes();
        long silence = SILENT_TIMEOUTS * timing.timeoutMillis();
        Optional<byte[]> late = wire.receive(wire.clockMillis() + silence);
        while (late.isPresent()) {
            if (Packet.isIntact(late.get())) {
                wire.send(answer);
            }
            late = wire.receive(wire.clockMillis() + silence);
        }
    }
}
