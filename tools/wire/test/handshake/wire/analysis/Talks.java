package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.SYN;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Conversations for the tests of what draws them.
public final class Talks {
    private Talks() {}

    /// A handshake, 100 bytes in frame 4, and the same again in frame 5 after half a second.
    public static List<Judgement> withLoss() {
        var segments = new ArrayList<Judgement>();
        var talk = handshake(segments);
        segments.add(talk.client().data(100).goes());
        talk.after(500);
        segments.add(talk.client().seq(1).data(100).goes());
        segments.add(talk.server().acks(101).goes());
        return segments;
    }

    /// A handshake, and a client that says this.
    public static List<Judgement> saying(String text) {
        var segments = new ArrayList<Judgement>();
        var talk = handshake(segments);
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.US_ASCII);
        segments.add(talk.client().text(bytes).goes());
        return segments;
    }

    private static Talk handshake(List<Judgement> segments) {
        var talk = new Talk(1_000, 5_000);
        segments.add(talk.client().flags(SYN).goes());
        segments.add(talk.server().flags(SYN | ACK).goes());
        segments.add(talk.client().goes());
        return talk;
    }
}
