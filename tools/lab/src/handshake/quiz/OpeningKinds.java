package handshake.quiz;

import static handshake.quiz.Conversed.absoluteAck;
import static handshake.quiz.Conversed.absoluteSeq;
import static handshake.quiz.Conversed.has;
import static handshake.quiz.Conversed.millis;
import static handshake.quiz.Conversed.number;
import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.support.Text;
import handshake.wire.Side;
import handshake.wire.analysis.Judgement;
import handshake.wire.capture.TcpOption;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Questions on how a connection was opened.
final class OpeningKinds {
    private static final long NUMBERS = 1L << 32;

    private OpeningKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("client-port", OpeningKinds::clientPort),
                new Kind("initial-seq-client", (talk, _) -> initialSeq(talk, Side.CLIENT)),
                new Kind("initial-seq-server", (talk, _) -> initialSeq(talk, Side.SERVER)),
                new Kind("synack-ack", OpeningKinds::synAckAck),
                new Kind("handshake-frames", OpeningKinds::frames),
                new Kind("handshake-rtt", OpeningKinds::roundTrip),
                new Kind("maximum-segment-size", OpeningKinds::maximumSegmentSize),
                new Kind("refused", OpeningKinds::refused));
    }

    private static Optional<Question> clientPort(Conversed talk, RandomGenerator random) {
        long client = talk.conversation().endpoint(Side.CLIENT).port();
        long server = talk.conversation().endpoint(Side.SERVER).port();
        return talk.syn(Side.CLIENT)
                .map(syn ->
                        new Question(
                                        new Text("Which port does the client use?", "客户端使用哪个端口？"),
                                        Words.count(client))
                                .hint(
                                        "The client is the one that sends the first SYN.",
                                        "发出第一个 SYN 的是客户端。")
                                .slip(
                                        server,
                                        false,
                                        "That is the port it connects to: the server's.",
                                        "那是它要连的端口，是服务器的。")
                                .why(
                                        new Text(
                                                        "The SYN in frame %d goes from port %d to"
                                                                + " port %d.",
                                                        "第 %d 帧的 SYN 从端口 %d 发往端口 %d。")
                                                .formatted(number(syn), client, server))
                                .frames(number(syn)));
    }

    private static Optional<Question> initialSeq(Conversed talk, Side side) {
        Optional<Judgement> found = talk.syn(side);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Judgement syn = found.get();
        long seq = absoluteSeq(syn);
        var question =
                new Question(
                                Words.of(
                                        "With which sequence number does %s begin? (absolute: as it"
                                                + " stands in the header)",
                                        "%s从哪个序列号开始？（绝对的，也就是头部里写的那个）", side),
                                Words.count(seq))
                        .hint(
                                "It is the sequence number of the SYN; the viewer shows relative"
                                        + " numbers beside the absolute ones.",
                                "就是 SYN 的序列号；查看器里相对号旁边有绝对号。")
                        .slip(
                                0,
                                false,
                                "0 is the relative number: tools count from the SYN to make numbers"
                                        + " short. The header has another.",
                                "0 是相对的号：工具为了让数字短，从 SYN 数起。头部里是另一个数。")
                        .slip(
                                (seq + 1) % NUMBERS,
                                false,
                                "That is one more: the number of the first byte. The SYN itself"
                                        + " uses the number before it.",
                                "多了一：那是第一个字节的号。SYN 自己占着它前面的那个。")
                        .why(
                                new Text(
                                                "The SYN in frame %d has the sequence number %d.",
                                                "第 %d 帧的 SYN 的序列号是 %d。")
                                        .formatted(number(syn), seq))
                        .frames(number(syn));
        talk.syn(side.other())
                .ifPresent(it ->
                        question.slip(
                                absoluteSeq(it),
                                false,
                                "That is the other side's: each direction has numbers of its own.",
                                "那是另一方的：每个方向各有自己的号。"));
        return Optional.of(question);
    }

    private static Optional<Question> synAckAck(Conversed talk, RandomGenerator random) {
        return talk.opening()
                .map(opening -> {
                    long seq = absoluteSeq(opening.syn());
                    long ack = absoluteAck(opening.synAck());
                    return new Question(
                                    new Text(
                                            "Which acknowledgment number stands in the SYN-ACK?"
                                                    + " (absolute)",
                                            "SYN-ACK 里的确认号是多少？（绝对的）"),
                                    Words.count(ack))
                            .hint(
                                    "How did the server find it? From the sequence number of the"
                                            + " SYN, and from what a SYN uses.",
                                    "服务器是怎么得到它的？由 SYN 的序列号，和 SYN 占用的号。")
                            .slip(
                                    seq,
                                    false,
                                    "That is the number of the SYN itself. A SYN uses one number,"
                                            + " and an ACK names the next.",
                                    "那是 SYN 自己的号。SYN 占一个号，ACK 指的是下一个。")
                            .slip(
                                    1,
                                    false,
                                    "1 is the relative number, counted from the SYN.",
                                    "1 是相对的号，从 SYN 数起。")
                            .slip(
                                    absoluteSeq(opening.synAck()),
                                    false,
                                    "That is the SYN-ACK's own sequence number, not what it"
                                            + " acknowledges.",
                                    "那是 SYN-ACK 自己的序列号，不是它确认的号。")
                            .why(
                                    new Text(
                                                    "The SYN in frame %d has %d and uses one"
                                                            + " number: frame %d acknowledges %d.",
                                                    "第 %d 帧的 SYN 是 %d，占一个号：第 %d 帧确认 %d。")
                                            .formatted(
                                                    number(opening.syn()),
                                                    seq,
                                                    number(opening.synAck()),
                                                    ack))
                            .frames(number(opening.syn()), number(opening.synAck()));
                });
    }

    private static Optional<Question> frames(Conversed talk, RandomGenerator random) {
        return talk.opening()
                .map(opening -> {
                    List<Integer> three =
                            List.of(
                                    number(opening.syn()),
                                    number(opening.synAck()),
                                    number(opening.ack()));
                    return new Question(
                                    new Text("Which three frames are the handshake?", "哪三帧是握手？"),
                                    Answer.Frames.of(three))
                            .hint(
                                    "SYN, then SYN with ACK, then an ACK of that: match the"
                                            + " numbers.",
                                    "SYN，带 ACK 的 SYN，再是对它的 ACK：用号来配对。")
                            .why(
                                    new Text(
                                                    "Frame %d is the SYN, frame %d acknowledges it"
                                                            + " with a SYN, frame %d acknowledges"
                                                            + " that.",
                                                    "第 %d 帧是 SYN，第 %d 帧用 SYN 确认了它，第 %d 帧又确认了后者。")
                                            .formatted(three.toArray()))
                            .frames(three);
                });
    }

    private static Optional<Question> roundTrip(Conversed talk, RandomGenerator random) {
        return talk.opening()
                .map(opening -> {
                    double whole = millis(opening.syn(), opening.ack());
                    return new Question(
                                    new Text(
                                            "How long did the round trip of the handshake take,"
                                                    + " from the SYN to the ACK that completes it?",
                                            "握手的往返用了多久？从 SYN 到完成握手的 ACK。"),
                                    Words.millis(whole))
                            .hint(
                                    "Subtract the times of the first and the third segment.",
                                    "用第三个报文段的时间减去第一个的。")
                            .slip(
                                    Words.millis(millis(opening.syn(), opening.synAck())),
                                    "That is only to the SYN-ACK: a whole round trip only where the"
                                            + " capture was made on the client's side.",
                                    "那只到 SYN-ACK 为止：只有在客户端一侧抓包时才是整个往返。")
                            .slip(
                                    Words.millis(millis(opening.synAck(), opening.ack())),
                                    "That is only from the SYN-ACK to the ACK.",
                                    "那只是从 SYN-ACK 到 ACK 的一段。")
                            .why(
                                    new Text(
                                                    "From frame %d to frame %d: %.3f ms.",
                                                    "从第 %d 帧到第 %d 帧：%.3f ms。")
                                            .formatted(
                                                    number(opening.syn()),
                                                    number(opening.ack()),
                                                    whole))
                            .frames(
                                    number(opening.syn()),
                                    number(opening.synAck()),
                                    number(opening.ack()));
                });
    }

    private static Optional<Question> maximumSegmentSize(Conversed talk, RandomGenerator random) {
        Side side = random.nextBoolean() ? Side.CLIENT : Side.SERVER;
        return talk.syn(side)
                .flatMap(syn -> segmentSize(syn).map(bytes -> sizeQuestion(talk, syn, bytes)));
    }

    private static Question sizeQuestion(Conversed talk, Judgement syn, int bytes) {
        var question =
                new Question(
                                Words.of(
                                        "How many bytes of payload does %s want in one segment at"
                                                + " most?",
                                        "%s最多愿意在一个报文段里接收多少字节的载荷？", syn.sender()),
                                Words.bytes(bytes))
                        .hint("It says so in an option of its SYN: MSS.", "它在自己 SYN 的一个选项里说了：MSS。")
                        .slip(
                                syn.windowBytes(),
                                true,
                                "That is the window: what may be under way altogether.",
                                "那是窗口：路上一共可以有多少。")
                        .why(
                                new Text(
                                                "The SYN in frame %d has the option MSS, %d bytes.",
                                                "第 %d 帧的 SYN 带有选项 MSS，%d 字节。")
                                        .formatted(number(syn), bytes))
                        .frames(number(syn));
        talk.syn(syn.sender().other())
                .flatMap(OpeningKinds::segmentSize)
                .ifPresent(it -> question.slip(it, true, "That is the other side's.", "那是另一方的。"));
        return question;
    }

    private static Optional<Integer> segmentSize(Judgement syn) {
        return syn.segment().options().stream()
                .filter(TcpOption.MaximumSegmentSize.class::isInstance)
                .map(it -> ((TcpOption.MaximumSegmentSize) it).bytes())
                .findFirst();
    }

    /// Only where no connection came about.
    private static Optional<Question> refused(Conversed talk, RandomGenerator random) {
        boolean opened = talk.first(it -> has(it, SYN) && has(it, ACK)).isPresent();
        Optional<Judgement> syn = talk.syn(Side.CLIENT);
        if (opened || syn.isEmpty()) {
            return Optional.empty();
        }
        Optional<Judgement> reset = talk.first(it -> it.sender() == Side.SERVER && has(it, RST));
        var options =
                List.of(
                        new Text("nobody listens on that port", "那个端口没有人监听"),
                        new Text("nothing came back at all", "什么回答也没有来"),
                        new Text("the client gave up a connection that was open", "客户端放弃了已经打开的连接"));
        var answer = new Answer.Choice(options, reset.isPresent() ? 0 : 1);
        int evidence = number(reset.orElse(syn.get()));
        return Optional.of(
                new Question(new Text("Why was there no connection?", "为什么没有建立连接？"), answer)
                        .hint("Look for what answers the SYN.", "看看是什么回答了 SYN。")
                        .slip(
                                answer.by(2),
                                "Without a SYN-ACK it never was open.",
                                "没有 SYN-ACK，连接从来没有打开过。")
                        .slip(
                                answer.by(1 - answer.right()),
                                "A RST is an answer: it says at once that nobody is there. Silence"
                                        + " makes the client send its SYN again.",
                                "RST 是一种回答：马上说明那里没有人。沉默则会让客户端重发 SYN。")
                        .why(
                                reset.isPresent()
                                        ? new Text(
                                                        "Frame %d answers the SYN with a RST.",
                                                        "第 %d 帧用 RST 回答了 SYN。")
                                                .formatted(evidence)
                                        : new Text(
                                                "No segment comes from the server.",
                                                "服务器没有发来任何报文段。"))
                        .frames(number(syn.get()), evidence));
    }
}
