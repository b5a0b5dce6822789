package handshake.quiz;

import static handshake.quiz.Conversed.ack;
import static handshake.quiz.Conversed.bytes;
import static handshake.quiz.Conversed.has;
import static handshake.quiz.Conversed.millis;
import static handshake.quiz.Conversed.number;
import static handshake.quiz.Conversed.original;
import static handshake.quiz.Conversed.seq;
import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.support.Text;
import handshake.wire.Side;
import handshake.wire.analysis.Evidence;
import handshake.wire.analysis.Judgement;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Questions on what was lost, late, and sent again.
final class LossKinds {
    private static final int FAST = 3;

    private LossKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("retransmissions", LossKinds::which),
                new Kind("retransmission-proof", LossKinds::proof),
                new Kind("retransmission-cause", LossKinds::cause),
                new Kind("retransmission-pause", LossKinds::pause),
                new Kind("duplicate-acks", LossKinds::duplicates));
    }

    private static Optional<Question> which(Conversed talk, RandomGenerator random) {
        if (talk.talker().isEmpty()) {
            return Optional.empty();
        }
        List<Integer> repeats = talk.repeats().stream().map(Conversed::number).toList();
        List<Integer> late =
                talk
                        .all(it ->
                                it.findings().stream()
                                        .anyMatch(Evidence.BytesLate.class::isInstance))
                        .stream()
                        .map(Conversed::number)
                        .toList();
        List<Integer> originals =
                talk.repeats().stream().map(it -> original(it).orElseThrow()).distinct().toList();
        List<Integer> repeatedAcks = repeatedAcks(talk);
        var question =
                new Question(
                                new Text(
                                        "Which frames carry bytes that were carried before?",
                                        "哪些帧带着以前已经带过的字节？"),
                                Answer.Frames.of(repeats))
                        .hint(
                                "The same sequence numbers, in the same direction, in an earlier"
                                        + " frame.",
                                "同一个方向，同样的序列号，在更早的一帧里。")
                        .why(
                                repeats.isEmpty()
                                        ? new Text(
                                                "Every segment with payload carries numbers that"
                                                        + " nobody had seen before.",
                                                "每个带载荷的报文段，号都是以前没有见过的。")
                                        : new Text(
                                                        "They carry again what the frames %s"
                                                                + " carried.",
                                                        "它们又带了一遍第 %s 帧带过的字节。")
                                                .formatted(
                                                        Answer.Frames.of(originals).shown().en()))
                        .frames(repeats)
                        .frames(originals);
        if (!late.isEmpty()) {
            question.slip(
                    Answer.Frames.of(late),
                    "Those are late, but their bytes had not been seen before.",
                    "那些来晚了，但它们的字节以前没有出现过。");
        }
        if (!repeatedAcks.isEmpty()) {
            question.slip(
                    Answer.Frames.of(repeatedAcks),
                    "Those are ACKs that repeat a number; they carry no bytes.",
                    "那些是重复了号的 ACK；它们不带字节。");
        }
        return Optional.of(
                originals.isEmpty()
                        ? question
                        : question.slip(
                                Answer.Frames.of(originals),
                                "Those carried them for the first time.",
                                "那些是第一次带着这些字节的。"));
    }

    private static Optional<Question> proof(Conversed talk, RandomGenerator random) {
        List<Judgement> repeats = talk.repeats();
        if (repeats.isEmpty()) {
            return Optional.empty();
        }
        Judgement again = Words.one(repeats, random);
        int first = original(again).orElseThrow();
        var question =
                new Question(
                                new Text(
                                                "Frame %d is a retransmission. How do you know:"
                                                    + " which frame carried its first byte before"
                                                    + " it did?",
                                                "第 %d 帧是重传。怎么知道的：此前是哪一帧第一个带了它的第一个字节？")
                                        .formatted(number(again)),
                                Words.count(first))
                        .why(
                                new Text(
                                                "Frame %d carried the number %s already.",
                                                "第 %d 帧已经带过号 %s。")
                                        .formatted(first, Words.grouped(seq(again))))
                        .frames(first, number(again));
        question.hint(
                "Look for its sequence number, %s, in the same direction."
                        .formatted(Words.grouped(seq(again))),
                "在同一个方向上找它的序列号 %s。".formatted(Words.grouped(seq(again))));
        talk.all(it -> it.sender() != again.sender() && number(it) < number(again)).stream()
                .reduce((_, last) -> last)
                .ifPresent(it ->
                        question.slip(
                                number(it),
                                false,
                                "That is an ACK of the other side: a reason to send again, but no"
                                        + " proof that it was.",
                                "那是对方的 ACK：可能是重发的原因，却不是重发的证据。"));
        return Optional.of(question);
    }

    /// How often the other side has said before `again` that it waits for just this, after the
    /// first time.
    private static int duplicatesBefore(Conversed talk, Judgement again) {
        return Math.max(0, asking(talk, again).size() - 1);
    }

    /// The plain ACKs before `again` that ask for its first byte.
    private static List<Judgement> asking(Conversed talk, Judgement again) {
        return talk.all(it ->
                it.sender() != again.sender()
                        && number(it) < number(again)
                        && isPlainAck(it)
                        && ack(it) == seq(again));
    }

    /// The plain ACKs whose number another one of the same side had before them.
    private static List<Integer> repeatedAcks(Conversed talk) {
        record Said(Side side, long ack) {}
        var said = new HashSet<Said>();
        return talk.all(it -> isPlainAck(it) && !said.add(new Said(it.sender(), ack(it)))).stream()
                .map(Conversed::number)
                .toList();
    }

    private static boolean isPlainAck(Judgement it) {
        return bytes(it) == 0 && has(it, ACK) && !has(it, SYN | FIN | RST);
    }

    private static Optional<Question> cause(Conversed talk, RandomGenerator random) {
        // A few duplicates, too few for a fast retransmission: nobody can tell for certain.
        List<Judgement> clear =
                talk.repeats().stream()
                        .filter(it ->
                                duplicatesBefore(talk, it) >= FAST
                                        || duplicatesBefore(talk, it) == 0)
                        .toList();
        if (clear.isEmpty()) {
            return Optional.empty();
        }
        Judgement again = Words.one(clear, random);
        int duplicates = duplicatesBefore(talk, again);
        boolean fast = duplicates >= FAST;
        var options =
                List.of(
                        new Text("its timer ran out", "定时器到点了"),
                        new Text("three duplicate ACKs had come", "来了三个重复的 ACK"),
                        new Text("the receiver's window was full", "接收方的窗口满了"));
        var answer = new Answer.Choice(options, fast ? 1 : 0);
        double pause = millis(talk.at(original(again).orElseThrow()), again);
        return Optional.of(
                new Question(
                                new Text("Why was frame %d sent again?", "第 %d 帧为什么会重发？")
                                        .formatted(number(again)),
                                answer)
                        .hint(
                                "Count the ACKs before it that ask for its sequence number, %s."
                                        .formatted(Words.grouped(seq(again))),
                                "数一数它前面有多少个 ACK 在要它的序列号 %s。".formatted(Words.grouped(seq(again))))
                        .slip(
                                answer.by(fast ? 0 : 1),
                                fast
                                        ? "The receiver had asked for it %d times before."
                                                .formatted(duplicates + 1)
                                        : "No ACK was repeated before it: only the time had"
                                                + " passed.",
                                fast
                                        ? "在它之前，接收方已经要过它 %d 次。".formatted(duplicates + 1)
                                        : "在它之前没有重复的 ACK：只是时间到了。")
                        .slip(
                                answer.by(2),
                                "A full window keeps a sender from sending more; it makes nobody"
                                        + " send the same again.",
                                "窗口满了会让发送方不能再发，却不会让它把同样的再发一遍。")
                        .why(
                                new Text(
                                                "%d duplicate ACKs came before it; it was sent"
                                                        + " again %.3f ms after the first copy.",
                                                "它之前有 %d 个重复的 ACK；它在第一份之后 %.3f ms 重发。")
                                        .formatted(duplicates, pause))
                        .frames(original(again).orElseThrow(), number(again))
                        .frames(
                                asking(talk, again).stream()
                                        .limit(FAST + 1)
                                        .map(Conversed::number)
                                        .toList()));
    }

    private static Optional<Question> pause(Conversed talk, RandomGenerator random) {
        List<Judgement> repeats = talk.repeats();
        if (repeats.isEmpty()) {
            return Optional.empty();
        }
        Judgement again = Words.one(repeats, random);
        List<Judgement> copies =
                talk.all(it ->
                        it.sender() == again.sender()
                                && bytes(it) > 0
                                && seq(it) == seq(again)
                                && number(it) < number(again));
        if (copies.isEmpty()) {
            return Optional.empty();
        }
        double millis = millis(copies.getLast(), again);
        return Optional.of(
                new Question(
                                new Text(
                                                "Frame %d sends something again. How long after the"
                                                        + " copy before it?",
                                                "第 %d 帧重发了东西。离上一份过了多久？")
                                        .formatted(number(again)),
                                Words.millis(millis))
                        .hint(
                                "There may be several copies: take the one just before.",
                                "可能有好几份：取紧挨着的前一份。")
                        .slip(
                                Words.millis(millis(copies.getFirst(), again)),
                                "That is since the first copy; there was another in between.",
                                "那是从第一份算起；中间还有一份。")
                        .slip(
                                Words.millis(millis(talk.segments().getFirst(), again)),
                                "That is the time since the capture began.",
                                "那是从抓包开始算起的时间。")
                        .why(
                                new Text(
                                                "From frame %d to frame %d: %.3f ms.",
                                                "从第 %d 帧到第 %d 帧：%.3f ms。")
                                        .formatted(number(copies.getLast()), number(again), millis))
                        .frames(copies.stream().map(Conversed::number).toList())
                        .frames(number(again)));
    }

    private static Optional<Question> duplicates(Conversed talk, RandomGenerator random) {
        List<Judgement> asked =
                talk.repeats().stream().filter(it -> duplicatesBefore(talk, it) > 0).toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Judgement again = Words.one(asked, random);
        List<Judgement> asking = asking(talk, again);
        return Optional.of(
                new Question(
                                new Text(
                                                "Before frame %d the receiver asks for the number"
                                                    + " %s again and again. How many of these ACKs"
                                                    + " are duplicates?",
                                                "第 %d 帧之前，接收方一再要号 %s。这些 ACK 里有多少个是重复的？")
                                        .formatted(number(again), Words.grouped(seq(again))),
                                Words.count(asking.size() - 1))
                        .hint(
                                "The first one is no duplicate: it acknowledges something.",
                                "第一个不是重复的：它确认了东西。")
                        .slip(
                                asking.size(),
                                false,
                                "One too many: the first of them is an ordinary ACK.",
                                "多了一个：其中第一个是普通的 ACK。")
                        .slip(
                                FAST,
                                false,
                                "Three are enough to send again; more came before it was sent.",
                                "三个就够引起重发了；在重发之前来了不止三个。")
                        .why(
                                new Text(
                                                "%d ACKs with this number, the first in frame %d.",
                                                "有 %d 个 ACK 是这个号，第一个在第 %d 帧。")
                                        .formatted(asking.size(), number(asking.getFirst())))
                        .frames(asking.stream().map(Conversed::number).toList())
                        .frames(number(again)));
    }
}
