package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.RST;

import handshake.wire.Side;

import java.util.function.Consumer;

/// Puts one conversation's bytes in order, for each direction apart, and names what is missing.
///
/// Parts come out as soon as nothing before them is missing. A hole is given up, and comes out as a
/// [StreamPart.Gap], when the receiver acknowledges bytes beyond it (they arrived, only the capture
/// lacks them), when 1 MiB or 1 024 segments wait behind it, and at the end. Each byte comes out
/// once: retransmissions add nothing.
public final class StreamFollower {
    private final Reassembly fromClient;
    private final Reassembly fromServer;

    /// `sink` gets the parts of both directions as they come.
    public StreamFollower(Consumer<StreamPart> sink) {
        fromClient = new Reassembly(Side.CLIENT, sink);
        fromServer = new Reassembly(Side.SERVER, sink);
    }

    /// Takes the next segment of the conversation; judgements of other conversations must not be
    /// given to this follower.
    public void accept(Judgement judgement) {
        var segment = judgement.segment();
        boolean byClient = judgement.sender() == Side.CLIENT;
        var sent = byClient ? fromClient : fromServer;
        var acknowledged = byClient ? fromServer : fromClient;
        sent.add(segment);
        if (segment.has(ACK) && !segment.has(RST)) {
            acknowledged.acknowledge(segment.ack());
        }
    }

    /// Gives out what still waits behind holes. Call it after the last segment.
    public void end() {
        fromClient.end();
        fromServer.end();
    }
}
