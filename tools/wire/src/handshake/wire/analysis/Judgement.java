package handshake.wire.analysis;

import handshake.wire.Side;
import handshake.wire.capture.Segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the [Analyser] has to say of one segment. It stays as it is, whatever comes after.
public final class Judgement {
    private final Segment segment;
    private final Conversation conversation;

    // Written by the rules, while the segment is judged.
    int says;
    Evidence evidence;
    int duplicateAckNumber;
    int duplicateAckFrame;
    int timeoutFrame;
    long timeoutNanos;
    int ackedFrame;
    long roundTripNanos;
    int bytesInFlight;
    int highestFrame;
    int repeatedAckFrame;
    int relativeSeq;
    int relativeAck;
    int windowScale;
    boolean windowIsScaled;

    /// Whether tshark keeps an analysis for the frame, if an empty one.
    boolean analysed;

    TcpState senderState;
    TcpState receiverState;

    Judgement(Segment segment, Conversation conversation) {
        this.segment = segment;
        this.conversation = conversation;
    }

    /// The segment that was judged.
    public Segment segment() {
        return segment;
    }

    /// The conversation it belongs to.
    public Conversation conversation() {
        return conversation;
    }

    /// Which end sent it.
    public Side sender() {
        return conversation.sender(segment);
    }

    /// The sequence number, counted from the sender's first; unsigned.
    public int relativeSeq() {
        return relativeSeq;
    }

    /// The acknowledgment number, counted from the receiver's first; unsigned. Without the flag ACK
    /// the field as it is.
    public int relativeAck() {
        return relativeAck;
    }

    /// The window it offers, in bytes; not scaled while no scale is known, nor with a SYN.
    public long windowBytes() {
        return (long) segment.window() << (windowIsScaled ? windowScale : 0);
    }

    /// The sender's state after it.
    public TcpState senderState() {
        return senderState;
    }

    /// The receiver's state once it has arrived.
    public TcpState receiverState() {
        return receiverState;
    }

    /// The number of the frame whose end it acknowledges exactly; 0 if there is none.
    public int ackedFrame() {
        return ackedFrame;
    }

    /// How long ago that frame was, in nanoseconds; 0 if there is none. Negative where the
    /// capture's clock went back.
    public long roundTripNanos() {
        return roundTripNanos;
    }

    /// How many bytes its sender has on the way after it, SACKed ones not counted; 0 if not known.
    public int bytesInFlight() {
        return bytesInFlight;
    }

    /// Everything found: first what Wireshark says, then the evidence.
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        if (says != 0) {
            Sayings.collect(this, findings);
        }
        if (evidence != null) {
            findings.add(evidence);
        }
        return findings;
    }

    /// Where the two verdicts contradict each other: how, and why. Empty where they do not.
    public Optional<String> difference() {
        return Optional.ofNullable(Sayings.difference(this));
    }
}
