package handshake.quiz;

import static handshake.quiz.Conversed.ack;
import static handshake.quiz.Conversed.bytes;
import static handshake.quiz.Conversed.end;
import static handshake.quiz.Conversed.has;
import static handshake.quiz.Conversed.millis;
import static handshake.quiz.Conversed.number;
import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.support.Text;
import handshake.wire.Side;
import handshake.wire.analysis.Judgement;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Questions on the window: how much the receiver has room for.
final class WindowKinds {
    private WindowKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("window-scale", WindowKinds::scale),
                new Kind("smallest-window", WindowKinds::smallest),
                new Kind("zero-window-frame", WindowKinds::zeroWindow),
                new Kind("zero-window-pause", WindowKinds::pause),
                new Kind("bytes-in-flight", WindowKinds::inFlight));
    }

    private static List<Judgement> offers(Conversed talk, Side receiver) {
        return talk.all(it -> it.sender() == receiver && has(it, ACK) && !has(it, SYN | RST));
    }

    private static Optional<Question> scale(Conversed talk, RandomGenerator random) {
        List<Judgement> scaled =
                talk.all(it ->
                        has(it, ACK)
                                && !has(it, SYN | RST)
                                && it.windowBytes() != it.segment().window());
        if (scaled.isEmpty()) {
            return Optional.empty();
        }
        Judgement it = Words.one(scaled, random);
        long field = it.segment().window();
        long factor = it.windowBytes() / field;
        int shift = Long.numberOfTrailingZeros(factor);
        var question =
                new Question(
                                new Text(
                                                "The window field of frame %d says %s. How many"
                                                        + " bytes is that?",
                                                "第 %d 帧的窗口字段是 %s。那是多少字节？")
                                        .formatted(number(it), Words.grouped(field)),
                                Words.bytes(it.windowBytes()))
                        .hint(
                                "The SYN of the same side has an option: window scale. Shift by so"
                                        + " many bits.",
                                "同一方的 SYN 里有一个选项：窗口扩大因子。左移那么多位。")
                        .slip(
                                field,
                                true,
                                "That is the field itself; it is to be scaled.",
                                "那是字段本身；还要放大。")
                        .slip(
                                field * shift,
                                true,
                                "The option is a number of bits to shift by, not a factor.",
                                "选项给的是左移的位数，不是倍数。")
                        .why(
                                new Text(
                                                "The SYN said: shift by %d, that is, times %d.",
                                                "SYN 里说：左移 %d 位，也就是乘以 %d。")
                                        .formatted(shift, factor))
                        .frames(number(it));
        talk.syn(it.sender()).ifPresent(syn -> question.frames(number(syn)));
        return Optional.of(question);
    }

    private static Optional<Question> smallest(Conversed talk, RandomGenerator random) {
        if (talk.talker().isEmpty()) {
            return Optional.empty();
        }
        Side receiver = talk.talker().get().other();
        Optional<Judgement> found =
                offers(talk, receiver).stream()
                        .reduce((a, b) -> b.windowBytes() < a.windowBytes() ? b : a);
        return found.map(least -> {
            var question =
                    new Question(
                                    Words.of(
                                            "What is the smallest window that %s offers once the"
                                                    + " connection is open? (in bytes, scaled)",
                                            "连接建立之后，%s给出的最小窗口是多少？（字节，已放大）", receiver),
                                    Words.bytes(least.windowBytes()))
                            .hint(
                                    "Look at the segments of the side that receives the data.",
                                    "看接收数据那一方的报文段。")
                            .slip(
                                    least.segment().window(),
                                    true,
                                    "That is the field; it is to be scaled.",
                                    "那是字段里的数；还要放大。")
                            .why(
                                    new Text("Frame %d offers %s bytes.", "第 %d 帧给出 %s 字节。")
                                            .formatted(
                                                    number(least),
                                                    Words.grouped(least.windowBytes())))
                            .frames(number(least));
            offers(talk, receiver.other()).stream()
                    .mapToLong(Judgement::windowBytes)
                    .min()
                    .ifPresent(it ->
                            question.slip(
                                    it,
                                    true,
                                    "That is the window of the side that sends the data.",
                                    "那是发送数据那一方的窗口。"));
            return question;
        });
    }

    private static Optional<Judgement> firstZero(Conversed talk) {
        return talk.first(it -> has(it, ACK) && !has(it, SYN | RST) && it.segment().window() == 0);
    }

    /// The first segment after `zero` in which the same side offers room again.
    private static Optional<Judgement> opened(Conversed talk, Judgement zero) {
        return talk.first(it ->
                it.sender() == zero.sender()
                        && number(it) > number(zero)
                        && has(it, ACK)
                        && it.windowBytes() > 0);
    }

    private static Optional<Question> zeroWindow(Conversed talk, RandomGenerator random) {
        return firstZero(talk)
                .map(zero -> {
                    var question =
                            new Question(
                                            new Text(
                                                    "In which frame does a receiver first say that"
                                                            + " it has no room left?",
                                                    "接收方第一次说自己没有地方了，是在哪一帧？"),
                                            Words.count(number(zero)))
                                    .hint("Its window is 0.", "它的窗口是 0。")
                                    .why(
                                            new Text(
                                                            "Frame %d offers a window of 0.",
                                                            "第 %d 帧给出的窗口是 0。")
                                                    .formatted(number(zero)))
                                    .frames(number(zero));
                    talk.first(it ->
                                    it.sender() != zero.sender()
                                            && bytes(it) > 0
                                            && end(it) == ack(zero))
                            .ifPresent(it ->
                                    question.slip(
                                                    number(it),
                                                    false,
                                                    "That frame fills the window; the receiver says"
                                                            + " so in a later one.",
                                                    "那一帧把窗口填满了；接收方是在后面说的。")
                                            .frames(number(it)));
                    return question;
                });
    }

    private static Optional<Question> pause(Conversed talk, RandomGenerator random) {
        Optional<Judgement> zero = firstZero(talk);
        Optional<Judgement> open = zero.flatMap(it -> opened(talk, it));
        if (open.isEmpty()) {
            return Optional.empty();
        }
        double millis = millis(zero.get(), open.get());
        return Optional.of(
                new Question(
                                new Text(
                                                "The window is 0 from frame %d on. How long does it"
                                                    + " take until the receiver offers room again?",
                                                "从第 %d 帧起窗口是 0。过了多久，接收方才又给出地方？")
                                        .formatted(number(zero.get())),
                                Words.millis(millis))
                        .hint(
                                "Look for the next segment of the same side with a window above 0.",
                                "找同一方下一个窗口大于 0 的报文段。")
                        .slip(
                                Words.millis(millis(zero.get(), next(talk, zero.get()))),
                                "That is when the sender asks; the window is still 0 then.",
                                "那是发送方来问的时候；窗口那时还是 0。")
                        .why(
                                new Text(
                                                "Frame %d offers %s bytes, %.3f ms later.",
                                                "第 %d 帧给出 %s 字节，晚了 %.3f ms。")
                                        .formatted(
                                                number(open.get()),
                                                Words.grouped(open.get().windowBytes()),
                                                millis))
                        .frames(number(zero.get()), number(open.get())));
    }

    private static Judgement next(Conversed talk, Judgement segment) {
        return talk.first(it -> number(it) > number(segment)).orElse(segment);
    }

    private static Optional<Question> inFlight(Conversed talk, RandomGenerator random) {
        if (talk.talker().isEmpty()) {
            return Optional.empty();
        }
        Side sender = talk.talker().get();
        long most = 0;
        Judgement when = null;
        long acknowledged = 1;
        long highest = 1;
        for (Judgement it : talk.segments()) {
            if (it.sender() != sender) {
                acknowledged = Math.max(acknowledged, has(it, ACK) ? ack(it) : 0);
            } else if (bytes(it) > 0) {
                highest = Math.max(highest, Conversed.seq(it) + bytes(it));
                if (highest - acknowledged > most) {
                    most = highest - acknowledged;
                    when = it;
                }
            }
        }
        if (when == null || most == bytes(when)) {
            return Optional.empty(); // never more than one segment under way: nothing to count
        }
        return Optional.of(
                new Question(
                                Words.of(
                                        "How many bytes of %s were under way at most, sent and not"
                                                + " yet acknowledged?",
                                        "%s的字节最多有多少同时在路上，也就是已发送、还没确认？", sender),
                                Words.bytes(most))
                        .hint(
                                "The number after the highest byte sent, less the highest ACK so"
                                        + " far.",
                                "已发送的最高字节之后的号，减去到那时为止最高的 ACK。")
                        .slip(
                                bytes(when),
                                true,
                                "That is one segment; several were under way.",
                                "那是一个报文段；同时有好几个在路上。")
                        .slip(
                                most + 1,
                                true,
                                "One too many: the ACK names the next byte already.",
                                "多了一个：ACK 指的已经是下一个字节。")
                        .why(
                                new Text("After frame %d: up to %s sent.", "第 %d 帧之后：已经发到 %s。")
                                        .formatted(
                                                number(when),
                                                Words.grouped(Conversed.seq(when) + bytes(when))))
                        .frames(number(when)));
    }
}
