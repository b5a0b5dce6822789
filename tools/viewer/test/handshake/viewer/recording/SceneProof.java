package handshake.viewer.recording;

import static handshake.wire.Side.CLIENT;
import static handshake.wire.Side.SERVER;
import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.Side;
import handshake.wire.analysis.Analyser;
import handshake.wire.analysis.Evidence;
import handshake.wire.analysis.Judgement;
import handshake.wire.analysis.TcpState;
import handshake.wire.analysis.WiresharkSays;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TcpFlags;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Proves from its capture that a scene shows what it says.
final class SceneProof {
    private static final int MOST_WIRE_BYTES = 1500 + 14;
    private static final String OPENING = "C:SYN S:SYN,ACK C:ACK";
    private static final String CLOSING = "C:FIN,ACK S:ACK S:FIN,ACK C:ACK";

    private final List<Judgement> judgements = new ArrayList<>();

    private SceneProof(Path capture) throws IOException {
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        try (var reader = CaptureReader.open(capture)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                if (decoder.decode(frame) instanceof Segment segment) {
                    judgements.add(analyser.accept(segment));
                }
            }
            assertEquals(List.of(), reader.warnings());
        }
    }

    static void check(Scene scene, Path capture) throws IOException {
        var proof = new SceneProof(capture);
        proof.isOneConversationOfTextbookSegments();
        proof.provesEveryRetransmission();
        switch (scene) {
            case HANDSHAKE -> proof.isExactly(OPENING + " " + CLOSING);
            case ECHO ->
                    proof.isInEssence("C:SYN S:SYN,ACK C:14 S:14 C:14 S:14 C:FIN,ACK S:FIN,ACK");
            case ORDERLY_CLOSE -> {
                proof.isInEssence("C:SYN S:SYN,ACK C:14 C:FIN,ACK S:FIN,ACK");
                proof.endsWith(CLOSING);
            }
            case HALF_CLOSE ->
                    proof.isInEssence("C:SYN S:SYN,ACK C:14 C:FIN,ACK S:12 S:11 S:9 S:FIN,ACK");
            case SIMULTANEOUS_CLOSE -> proof.bothPassThroughClosing();
            case REFUSED -> proof.isExactly("C:SYN S:RST,ACK");
            case RESET_UNREAD -> proof.isInEssence("C:SYN S:SYN,ACK C:14 C:14 S:FIN,ACK S:RST,ACK");
            case KEEP_ALIVE -> {
                assertTrue(proof.said(WiresharkSays.KeepAlive.class) >= 2);
                assertTrue(proof.said(WiresharkSays.KeepAliveAck.class) >= 2);
            }
            case DOWNLOAD -> {
                assertEquals(60_000, proof.bytesFrom(SERVER));
                assertEquals(0, proof.retransmissions());
            }
            case FAST_RETRANSMIT -> proof.isRepairedAfterThreeDuplicates();
            case RETRANSMISSION_TIMEOUT -> proof.timerDoubles();
            case ZERO_WINDOW -> proof.windowClosesIsProbedAndOpens();
        }
    }

    private void isOneConversationOfTextbookSegments() {
        for (Judgement it : judgements) {
            assertEquals(0, it.conversation().number(), "conversations");
            assertTrue(it.segment().frame().originalBytes() <= MOST_WIRE_BYTES, "segment's size");
            assertEquals(
                    it.segment().payloadBytes(), it.segment().payload().length(), "cut segment");
        }
    }

    /// The loss is behind the capture: the first copy of everything was seen.
    private void provesEveryRetransmission() {
        for (Judgement it : judgements) {
            boolean isSaid = it.findings().stream().anyMatch(SceneProof::isRetransmission);
            boolean isProven =
                    it.findings().stream()
                            .anyMatch(found ->
                                    found
                                                    instanceof
                                                    Evidence.BytesSeenBefore(
                                                            _,
                                                            int first,
                                                            _,
                                                            _,
                                                            boolean whole,
                                                            var content)
                                            && first > 0
                                            && whole
                                            && content == Evidence.Content.SAME);
            assertEquals(isSaid, isProven, "frame " + it.segment().frameNumber());
        }
    }

    private static boolean isRetransmission(Object finding) {
        return finding instanceof WiresharkSays.Retransmission
                || finding instanceof WiresharkSays.FastRetransmission
                || finding instanceof WiresharkSays.SpuriousRetransmission;
    }

    /// Who sent what, in order: flags, or how many bytes.
    private void isExactly(String story) {
        assertEquals(story, String.join(" ", words()));
    }

    /// The same without segments that only acknowledge: how many of these there are depends on
    /// whether the other side had something to say in time.
    private void isInEssence(String story) {
        var words = new ArrayList<>(words());
        words.removeIf(word -> word.endsWith(":ACK"));
        assertEquals(story, String.join(" ", words));
    }

    private void endsWith(String story) {
        String whole = String.join(" ", words());
        assertTrue(whole.endsWith(story), whole);
    }

    private List<String> words() {
        return judgements.stream().map(SceneProof::word).toList();
    }

    private static String word(Judgement it) {
        Segment segment = it.segment();
        return (it.sender() == CLIENT ? "C:" : "S:")
                + (segment.payloadBytes() > 0
                        ? String.valueOf(segment.payloadBytes())
                        : TcpFlags.names(segment.flags() & (SYN | ACK | FIN | RST))
                                .replace(", ", ","));
    }

    private void bothPassThroughClosing() {
        for (Side side : Side.values()) {
            Predicate<Judgement> closing =
                    it ->
                            (it.sender() == side ? it.senderState() : it.receiverState())
                                    == TcpState.CLOSING;
            assertTrue(judgements.stream().anyMatch(closing), side + " was never CLOSING");
        }
        assertEquals(0, retransmissions());
    }

    private void isRepairedAfterThreeDuplicates() {
        assertEquals(1, said(WiresharkSays.FastRetransmission.class));
        assertEquals(1, retransmissions());
        int again = indexOf(WiresharkSays.FastRetransmission.class);
        long duplicates =
                judgements.subList(0, again).stream()
                        .filter(it -> says(it, WiresharkSays.DuplicateAck.class))
                        .count();
        assertTrue(duplicates >= 3, duplicates + " duplicate ACKs before it");
        assertEquals(30_000 + 1448, bytesFrom(SERVER)); // once more than the file has
    }

    private void timerDoubles() {
        assertEquals(3, said(WiresharkSays.Retransmission.class));
        List<Long> sent =
                judgements.stream()
                        .filter(it -> it.segment().payloadBytes() > 0)
                        .map(it -> it.segment().timeNanos())
                        .toList();
        for (int i = 2; i < sent.size(); i++) {
            double growth =
                    (double) (sent.get(i) - sent.get(i - 1)) / (sent.get(i - 1) - sent.get(i - 2));
            assertEquals(2, growth, 0.5, "how the timer grows");
        }
    }

    private void windowClosesIsProbedAndOpens() {
        assertTrue(said(WiresharkSays.ZeroWindow.class) >= 2);
        assertEquals(0, retransmissions());
        int closed = indexOf(WiresharkSays.ZeroWindow.class);
        int open = indexOf(WiresharkSays.WindowUpdate.class);
        assertTrue(closed < open);
        long probes =
                judgements.subList(closed, open).stream()
                        .filter(it -> it.sender() == SERVER)
                        .count();
        assertTrue(probes >= 1, "no probe");
        assertEquals(30_000, bytesFrom(SERVER));
    }

    private int retransmissions() {
        return (int)
                judgements.stream()
                        .filter(it -> it.findings().stream().anyMatch(SceneProof::isRetransmission))
                        .count();
    }

    private int bytesFrom(Side side) {
        return judgements.stream()
                .filter(it -> it.sender() == side)
                .mapToInt(it -> it.segment().payloadBytes())
                .sum();
    }

    private long said(Class<? extends WiresharkSays> what) {
        return judgements.stream().filter(it -> says(it, what)).count();
    }

    private int indexOf(Class<? extends WiresharkSays> what) {
        for (int i = 0; i < judgements.size(); i++) {
            if (says(judgements.get(i), what)) {
                return i;
            }
        }
        assertNotEquals(0, said(what), what.getSimpleName());
        return -1;
    }

    private static boolean says(Judgement judgement, Class<?> what) {
        return judgement.findings().stream().anyMatch(what::isInstance);
    }
}
