package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.Segment;

/// Walks the segments of a capture once, in the order of their frames, and judges each.
///
/// ```java
/// var analyser = new Analyser();
/// if (decoder.decode(frame) instanceof Segment segment) {
///     analyser.accept(segment).findings().forEach(IO::println);
/// }
/// ```
///
/// Memory grows with the number of conversations, not with their length: per direction at most 10
/// 000 segments without an acknowledgment, and the last 1 024 segments for evidence. A conversation
/// is forgotten when another one takes over its ports. One thread at a time.
public final class Analyser {
    private final ConversationTable conversations = new ConversationTable();
    private final FtpAnnouncements announcements = new FtpAnnouncements();

    /// Judges the next segment.
    public Judgement accept(Segment segment) {
        return accept(segment, true);
    }

    /// Takes note of a segment that is too short to be judged: it may open a conversation all the
    /// same. What comes back holds no findings.
    Judgement note(Segment torn) {
        return accept(torn, false);
    }

    private Judgement accept(Segment segment, boolean whole) {
        var known = conversations.find(segment);
        boolean reusesPorts = known != null && isSynWithOtherNumber(segment, known);
        boolean isNew = known == null || reusesPorts && !segment.has(ACK);
        var conversation = isNew ? conversations.create(segment) : known;
        var judgement = new Judgement(segment, conversation);
        var fwd = conversation.flowFrom(segment);
        var rev = conversation.flowTo(segment);
        judgement.says = reusesPorts ? Says.REUSED_PORTS : 0;
        boolean isSynAgain = !isNew && isSynAgain(segment, fwd);
        judgement.analysed = isSynAgain;
        if (isNew) {
            StateRules.begin(segment, fwd, rev);
        }
        learnBase(segment, fwd, isSynAgain);
        if (whole && !rev.baseKnown && segment.has(ACK)) {
            rev.setBase(segment.ack() - 1);
        }
        boolean begins = isNew && (known != null || !announcements.expects(segment));
        conversation.complete(
                begins ? Completeness.first(segment, reusesPorts) : Completeness.further(segment));
        announcements.listen(segment);
        if (whole) {
            judge(judgement, conversation, fwd, rev);
        }
        conversation.measureHandshake(segment);
        Memory.learnScale(segment, fwd, rev);
        finish(judgement, fwd, rev);
        return judgement;
    }

    private static void judge(Judgement judgement, Conversation conversation, Flow fwd, Flow rev) {
        WiresharkRules.judge(judgement, conversation.initialRttNanos(), fwd, rev);
        judgement.evidence = EvidenceRules.judge(judgement, fwd, rev);
        Memory.remember(judgement, fwd, rev);
        StateRules.advance(judgement.segment(), fwd, rev);
        if (fwd.state == TcpState.CLOSED && rev.state == TcpState.CLOSED) {
            conversation.forgetFrames();
        }
    }

    private static boolean isSynWithOtherNumber(Segment segment, Conversation conversation) {
        var fwd = conversation.flowFrom(segment);
        return segment.has(SYN) && fwd.baseKnown && segment.seq() != fwd.baseSeq;
    }

    private static boolean isSynAgain(Segment segment, Flow fwd) {
        return segment.has(SYN)
                && !segment.has(ACK)
                && fwd.baseKnown
                && segment.seq() == fwd.baseSeq;
    }

    private static void learnBase(Segment segment, Flow fwd, boolean isSynAgain) {
        if (isSynAgain) {
            fwd.nextSeq = fwd.maxAck; // tshark takes back what followed a hole
        }
        if (!fwd.baseKnown) {
            fwd.setBase(segment.has(SYN) ? segment.seq() : segment.seq() - 1);
        } else if (segment.has(SYN) && segment.has(ACK)) {
            fwd.setBase(segment.seq());
        }
    }

    private static void finish(Judgement judgement, Flow fwd, Flow rev) {
        var segment = judgement.segment();
        if (segment.has(SYN) && fwd.synFrame == 0) {
            fwd.synFrame = segment.frameNumber();
        }
        judgement.relativeSeq = segment.seq() - fwd.baseSeq;
        judgement.relativeAck = segment.has(ACK) ? segment.ack() - rev.baseSeq : segment.ack();
        judgement.windowScale = fwd.windowScale;
        judgement.windowIsScaled = !segment.has(SYN) && fwd.windowScale > 0;
        judgement.senderState = fwd.state;
        judgement.receiverState = rev.state;
    }
}
