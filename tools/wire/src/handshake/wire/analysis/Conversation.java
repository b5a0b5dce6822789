package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.Side;
import handshake.wire.capture.Address;
import handshake.wire.capture.Segment;

/// One TCP connection, as far as its segments have passed. It changes with every segment that the
/// [Analyser] accepts; read it before the next one, or copy what you need.
public final class Conversation {
    final Address low;
    final Address high;
    final int lowPort;
    final int highPort;
    final Flow lowFlow = new Flow();
    final Flow highFlow = new Flow();

    private final int number;
    private final int firstFrame;
    private final boolean clientIsLow;
    private int completeness;
    private long synNanos;
    private boolean synSeen;
    private long initialRttNanos;

    Conversation(int number, Segment first) {
        this.number = number;
        this.firstFrame = first.frameNumber();
        boolean lowSends = ConversationTable.lowSends(first);
        boolean firstAnswers = first.has(SYN) && first.has(ACK);
        this.clientIsLow = lowSends != firstAnswers;
        this.low = lowSends ? first.source() : first.destination();
        this.high = lowSends ? first.destination() : first.source();
        this.lowPort = lowSends ? first.sourcePort() : first.destinationPort();
        this.highPort = lowSends ? first.destinationPort() : first.sourcePort();
    }

    /// Its number, from 0 in the order of appearance: Wireshark's `tcp.stream`.
    public int number() {
        return number;
    }

    /// The number of its first frame.
    public int firstFrame() {
        return firstFrame;
    }

    /// The end on that side.
    public Endpoint endpoint(Side side) {
        return isLow(side) ? new Endpoint(low, lowPort) : new Endpoint(high, highPort);
    }

    /// The state of that side by RFC 9293, after the last segment.
    public TcpState state(Side side) {
        return (isLow(side) ? lowFlow : highFlow).state;
    }

    /// The bits of [Completeness] so far.
    public int completeness() {
        return completeness;
    }

    /// The round trip of the handshake in nanoseconds, from the last SYN to the first other ACK; 0
    /// if not known.
    public long initialRttNanos() {
        return initialRttNanos;
    }

    private boolean isLow(Side side) {
        return (side == Side.CLIENT) == clientIsLow;
    }

    Side sender(Segment segment) {
        return ConversationTable.lowSends(segment) == clientIsLow ? Side.CLIENT : Side.SERVER;
    }

    Flow flowFrom(Segment segment) {
        return ConversationTable.lowSends(segment) ? lowFlow : highFlow;
    }

    Flow flowTo(Segment segment) {
        return ConversationTable.lowSends(segment) ? highFlow : lowFlow;
    }

    /// Lets go of what only a conversation under way needs.
    void forgetFrames() {
        if (lowFlow.carried != null) {
            lowFlow.carried.forgetFrames();
        }
        if (highFlow.carried != null) {
            highFlow.carried.forgetFrames();
        }
    }

    void complete(int bits) {
        completeness |= bits;
    }

    /// Measures the handshake; tshark does so after it has judged the segment.
    void measureHandshake(Segment segment) {
        if (segment.has(SYN)) {
            if (!segment.has(ACK)) {
                synSeen = true;
                synNanos = segment.timeNanos();
            }
        } else if (segment.has(ACK) && synSeen && initialRttNanos == 0) {
            initialRttNanos = segment.timeNanos() - synNanos;
        }
    }

    boolean synSeen() {
        return synSeen;
    }

    long synNanos() {
        return synNanos;
    }
}
