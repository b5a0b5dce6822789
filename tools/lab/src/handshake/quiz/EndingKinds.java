package handshake.quiz;

import static handshake.quiz.Conversed.ack;
import static handshake.quiz.Conversed.bytes;
import static handshake.quiz.Conversed.end;
import static handshake.quiz.Conversed.has;
import static handshake.quiz.Conversed.number;
import static handshake.quiz.Conversed.original;
import static handshake.quiz.Conversed.seq;
import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.support.Text;
import handshake.wire.Side;
import handshake.wire.analysis.Judgement;
import handshake.wire.analysis.TcpState;
import handshake.wire.analysis.WiresharkSays;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Questions on how a connection ends, and on the states it goes through.
final class EndingKinds {
    private EndingKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("how-it-ended", EndingKinds::how),
                new Kind("who-closed-first", EndingKinds::first),
                new Kind("fin-ack", EndingKinds::finAck),
                new Kind("who-reset", EndingKinds::reset),
                new Kind("bytes-after-fin", EndingKinds::bytesAfterFin),
                new Kind("state", EndingKinds::state),
                new Kind("time-wait", EndingKinds::timeWait),
                new Kind("keep-alive", EndingKinds::keepAlive));
    }

    private static Optional<Judgement> fin(Conversed talk, Side side) {
        return talk.first(it -> it.sender() == side && has(it, FIN));
    }

    private static Optional<Question> how(Conversed talk, RandomGenerator random) {
        Optional<Judgement> reset = talk.first(it -> has(it, RST));
        Optional<Judgement> client = fin(talk, Side.CLIENT);
        Optional<Judgement> server = fin(talk, Side.SERVER);
        boolean closed = client.isPresent() && server.isPresent();
        var options =
                List.of(
                        new Text("both sides closed, by FIN", "双方都用 FIN 关闭"),
                        new Text("one side broke it off, by RST", "一方用 RST 中断"),
                        new Text("not at all, as far as the capture goes", "到抓包结束为止还没有结束"));
        if (reset.isPresent() && closed || talk.syn(Side.CLIENT).isEmpty()) {
            return Optional.empty(); // both, and one would have to argue
        }
        int right = reset.isPresent() ? 1 : closed ? 0 : 2;
        var answer = new Answer.Choice(options, right);
        var frames = new ArrayList<Integer>();
        reset.ifPresent(it -> frames.add(number(it)));
        client.ifPresent(it -> frames.add(number(it)));
        server.ifPresent(it -> frames.add(number(it)));
        Collections.sort(frames);
        var question =
                new Question(new Text("How did the connection end?", "连接是怎样结束的？"), answer)
                        .hint("Look for FIN and RST.", "找 FIN 和 RST。")
                        .why(
                                switch (right) {
                                    case 0 ->
                                            new Text(
                                                            "FINs in the frames %d and %d.",
                                                            "FIN 在第 %d 帧和第 %d 帧。")
                                                    .formatted(frames.toArray());
                                    case 1 ->
                                            new Text("A RST in frame %d.", "第 %d 帧是 RST。")
                                                    .formatted(number(reset.orElseThrow()));
                                    default ->
                                            new Text(
                                                    "There are not two FINs, and no RST.",
                                                    "没有两个 FIN，也没有 RST。");
                                })
                        .frames(frames);
        if (right == 1) {
            question.slip(
                    answer.by(0),
                    "A FIN closes one direction only; the RST ended everything.",
                    "FIN 只关闭一个方向；是 RST 结束了一切。");
        }
        if (right == 2) {
            question.slip(
                    answer.by(0),
                    "One FIN closes one direction; the other one stays open.",
                    "一个 FIN 只关闭一个方向；另一个还开着。");
        }
        return Optional.of(question);
    }

    private static Optional<Question> first(Conversed talk, RandomGenerator random) {
        Optional<Judgement> client = fin(talk, Side.CLIENT);
        Optional<Judgement> server = fin(talk, Side.SERVER);
        if (client.isEmpty() && server.isEmpty()) {
            return Optional.empty();
        }
        boolean crossed =
                client.isPresent()
                        && server.isPresent()
                        && ack(client.get()) < end(server.get())
                        && ack(server.get()) < end(client.get());
        boolean clientFirst =
                client.isPresent() && (server.isEmpty() || ack(client.get()) < end(server.get()));
        var options =
                List.of(
                        new Text("the client", "客户端"),
                        new Text("the server", "服务器"),
                        new Text("both at once: their FINs crossed", "双方同时：两个 FIN 在路上交错"));
        var answer = new Answer.Choice(options, crossed ? 2 : clientFirst ? 0 : 1);
        var frames = new ArrayList<Integer>();
        client.ifPresent(it -> frames.add(number(it)));
        server.ifPresent(it -> frames.add(number(it)));
        Collections.sort(frames);
        var question =
                new Question(new Text("Who closed first?", "谁先关闭？"), answer)
                        .hint("Does one of the FINs acknowledge the other?", "两个 FIN 里，有哪个确认了另一个吗？")
                        .why(
                                crossed
                                        ? new Text(
                                                "Neither FIN acknowledges the other: each was sent"
                                                        + " before the other had come.",
                                                "两个 FIN 都没有确认对方：每一个都是在对方到来之前发出的。")
                                        : new Text(
                                                        "The FIN in frame %d does not know of any"
                                                                + " other.",
                                                        "第 %d 帧的 FIN 不知道有别的 FIN。")
                                                .formatted(
                                                        number(
                                                                (clientFirst ? client : server)
                                                                        .orElseThrow())))
                        .frames(frames);
        if (crossed) {
            String en =
                    "Its frame is the earlier one here, but it had not come when the other left.";
            String zh = "在这里它的帧更早，但对方发出时它还没有到。";
            question.slip(answer.by(0), en, zh).slip(answer.by(1), en, zh);
        } else {
            question.slip(
                    answer.by(clientFirst ? 1 : 0),
                    "Its FIN acknowledges the other's, so it came after.",
                    "它的 FIN 确认了对方的，所以在后。");
        }
        return Optional.of(question);
    }

    private static Optional<Question> finAck(Conversed talk, RandomGenerator random) {
        List<Judgement> fins = talk.all(it -> has(it, FIN) && original(it).isEmpty());
        if (fins.isEmpty()) {
            return Optional.empty();
        }
        Judgement fin = Words.one(fins, random);
        long end = end(fin);
        return Optional.of(
                new Question(
                                new Text(
                                                "The FIN in frame %d has the relative number %s and"
                                                        + " %s bytes of payload. Which relative"
                                                        + " acknowledgment number answers it?",
                                                "第 %d 帧的 FIN 的相对号是 %s，载荷 %s 字节。哪个相对确认号是对它的回答？")
                                        .formatted(
                                                number(fin),
                                                Words.grouped(seq(fin)),
                                                Words.grouped(bytes(fin))),
                                Words.count(end))
                        .hint("A FIN uses a number, too.", "FIN 也占一个号。")
                        .slip(
                                end - 1,
                                false,
                                "That acknowledges everything before the FIN, but not the FIN,"
                                        + " which uses one number.",
                                "那确认了 FIN 之前的一切，却没有确认 FIN：它占一个号。")
                        .slip(
                                end + 1,
                                false,
                                "One too many: a FIN uses one number.",
                                "多了一个：FIN 只占一个号。")
                        .why(
                                new Text("%s + %s + 1 = %s.", "%s + %s + 1 = %s。")
                                        .formatted(
                                                Words.grouped(seq(fin)),
                                                Words.grouped(bytes(fin)),
                                                Words.grouped(end)))
                        .frames(
                                number(fin),
                                talk.acknowledgmentOf(fin)
                                        .map(Conversed::number)
                                        .orElse(number(fin))));
    }

    private static Optional<Question> reset(Conversed talk, RandomGenerator random) {
        return talk.first(it -> has(it, RST))
                .map(reset -> {
                    boolean client = reset.sender() == Side.CLIENT;
                    var options =
                            List.of(new Text("the client", "客户端"), new Text("the server", "服务器"));
                    var answer = new Answer.Choice(options, client ? 0 : 1);
                    return new Question(new Text("Who sent a RST?", "谁发了 RST？"), answer)
                            .hint("See which way its segment goes.", "看它的报文段往哪边走。")
                            .slip(
                                    answer.by(client ? 1 : 0),
                                    "That one received it: its next read or write throws.",
                                    "那是收到它的一方：它下一次读写会抛出异常。")
                            .why(whoReset(reset))
                            .frames(number(reset));
                });
    }

    private static Text whoReset(Judgement reset) {
        Text side = Words.side(reset.sender());
        return new Text(
                "Frame %d comes from %s.".formatted(number(reset), side.en()),
                "第 %d 帧由%s发出。".formatted(number(reset), side.zh()));
    }

    private static Optional<Question> bytesAfterFin(Conversed talk, RandomGenerator random) {
        Optional<Judgement> found = talk.first(it -> has(it, FIN));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Judgement fin = found.get();
        List<Judgement> after =
                talk.all(it ->
                        it.sender() != fin.sender()
                                && number(it) > number(fin)
                                && bytes(it) > 0
                                && original(it).isEmpty());
        long bytes = after.stream().mapToLong(Conversed::bytes).sum();
        if (bytes == 0) {
            return Optional.empty();
        }
        long before = talk.data(fin.sender().other()).stream().mapToLong(Conversed::bytes).sum();
        return Optional.of(
                new Question(
                                new Text(
                                                "After the FIN in frame %d the other side goes on"
                                                        + " sending. How many bytes?",
                                                "第 %d 帧的 FIN 之后，另一方还在发送。发了多少字节？")
                                        .formatted(number(fin)),
                                Words.bytes(bytes))
                        .hint(
                                "A FIN closes one direction; the other one is open still.",
                                "FIN 只关闭一个方向；另一个还开着。")
                        .slip(
                                0,
                                true,
                                "A FIN closes only the direction it goes in.",
                                "FIN 只关闭它自己的方向。")
                        .slip(
                                before,
                                true,
                                "That is all it sent, what came before the FIN included.",
                                "那是它发送的全部，包括 FIN 之前的。")
                        .why(
                                new Text(
                                                "%d segments after frame %d carry %s bytes.",
                                                "第 %2$d 帧之后有 %1$d 个报文段带着 %3$s 字节。")
                                        .formatted(after.size(), number(fin), Words.grouped(bytes)))
                        .frames(number(fin))
                        .frames(after.stream().limit(6).map(Conversed::number).toList()));
    }

    private static Optional<Question> state(Conversed talk, RandomGenerator random) {
        List<Judgement> telling =
                talk.all(it ->
                        it.senderState() != TcpState.ESTABLISHED
                                && it.senderState() != TcpState.CLOSED
                                && it.senderState() != it.receiverState());
        if (telling.isEmpty() || talk.syn(Side.CLIENT).isEmpty()) {
            return Optional.empty();
        }
        Judgement it = Words.one(telling, random);
        var states = new ArrayList<TcpState>();
        for (TcpState state :
                List.of(it.senderState(), it.receiverState(), other(it), TcpState.ESTABLISHED)) {
            if (!states.contains(state)) {
                states.add(state);
            }
        }
        Collections.sort(states);
        List<Text> options = states.stream().map(state -> Text.same(state.toString())).toList();
        var answer = new Answer.Choice(options, states.indexOf(it.senderState()));
        return Optional.of(
                new Question(
                                new Text(
                                        "In which state is %s after it has sent frame %d?"
                                                .formatted(
                                                        Words.side(it.sender()).en(), number(it)),
                                        "%s发出第 %d 帧之后处于什么状态？"
                                                .formatted(
                                                        Words.side(it.sender()).zh(), number(it))),
                                answer)
                        .hint(
                                "RFC 9293, figure 5: who closes actively goes through FIN-WAIT, the"
                                        + " other through CLOSE-WAIT.",
                                "RFC 9293 图 5：主动关闭的一方经过 FIN-WAIT，另一方经过 CLOSE-WAIT。")
                        .slip(
                                answer.by(states.indexOf(it.receiverState())),
                                "That is the other side's state, once this segment has arrived.",
                                "那是另一方在这个报文段到达之后的状态。")
                        .why(
                                new Text(
                                                "After frame %d: %s; the other side, once it has"
                                                        + " arrived: %s.",
                                                "第 %d 帧之后：%s；它到达之后，另一方：%s。")
                                        .formatted(
                                                number(it), it.senderState(), it.receiverState()))
                        .frames(number(it)));
    }

    private static TcpState other(Judgement it) {
        return it.senderState() == TcpState.TIME_WAIT ? TcpState.LAST_ACK : TcpState.TIME_WAIT;
    }

    private static Optional<Question> timeWait(Conversed talk, RandomGenerator random) {
        Optional<Judgement> waits =
                talk.first(it -> it.senderState() == TcpState.TIME_WAIT && has(it, ACK));
        boolean both =
                talk.first(it -> it.receiverState() == TcpState.TIME_WAIT).isPresent()
                        && talk.first(it -> it.senderState() == TcpState.CLOSING).isPresent();
        if (waits.isEmpty() || both) {
            return Optional.empty();
        }
        boolean client = waits.get().sender() == Side.CLIENT;
        var answer =
                new Answer.Choice(
                        List.of(new Text("the client", "客户端"), new Text("the server", "服务器")),
                        client ? 0 : 1);
        return Optional.of(
                new Question(
                                new Text(
                                        "Who waits in TIME-WAIT in the end?",
                                        "最后是谁在 TIME-WAIT 中等待？"),
                                answer)
                        .hint(
                                "The one that closed first waits, for its last ACK may be lost.",
                                "先关闭的一方要等，因为它最后的 ACK 可能会丢。")
                        .slip(
                                answer.by(client ? 1 : 0),
                                "That one closed second: it is done when its FIN is acknowledged.",
                                "那是后关闭的一方：它的 FIN 得到确认，它就完成了。")
                        .why(
                                new Text(
                                                "Frame %d acknowledges the other side's FIN.",
                                                "第 %d 帧确认了对方的 FIN。")
                                        .formatted(number(waits.get())))
                        .frames(number(waits.get())));
    }

    private static Optional<Question> keepAlive(Conversed talk, RandomGenerator random) {
        List<Judgement> alive =
                talk.all(it ->
                        !has(it, SYN | FIN | RST)
                                && it.findings().stream()
                                        .anyMatch(WiresharkSays.KeepAlive.class::isInstance));
        if (alive.isEmpty()) {
            return Optional.empty();
        }
        Judgement it = Words.one(alive, random);
        boolean probe =
                talk
                        .all(other -> other.sender() != it.sender() && number(other) < number(it))
                        .stream()
                        .reduce((_, last) -> last)
                        .filter(last -> last.segment().window() == 0)
                        .isPresent();
        var answer =
                new Answer.Choice(
                        List.of(
                                new Text(
                                        "to hear whether the other side is still there",
                                        "想知道对方还在不在"),
                                new Text(
                                        "to learn whether the window is open again",
                                        "想知道窗口有没有重新打开"),
                                new Text("to send a lost byte again", "重发丢了的字节")),
                        probe ? 1 : 0);
        return Optional.of(
                new Question(
                                new Text(
                                                "Frame %d carries nothing new, and its sequence"
                                                    + " number is one below the next. What is it"
                                                    + " for?",
                                                "第 %d 帧没有带任何新东西，序列号比下一个少一。它是做什么用的？")
                                        .formatted(number(it)),
                                answer)
                        .hint(
                                "Look at the window in the other side's last segment.",
                                "看看对方上一个报文段里的窗口。")
                        .slip(
                                answer.by(2),
                                "Everything before it had been acknowledged: nothing was lost.",
                                "它之前的一切都已经确认：什么也没有丢。")
                        .slip(
                                answer.by(probe ? 0 : 1),
                                probe
                                        ? "The other side's window was 0: that is what it asks"
                                                + " about."
                                        : "The window was open all the time.",
                                probe ? "对方的窗口是 0：它问的就是这个。" : "窗口一直是开着的。")
                        .why(
                                new Text(
                                        "It repeats a number on purpose: that cannot but be"
                                                + " answered, with an ACK and the window.",
                                        "它有意重复一个号：这样对方就一定会回答一个 ACK，并带上窗口。"))
                        .frames(
                                number(it),
                                talk.first(other ->
                                                other.sender() != it.sender()
                                                        && number(other) > number(it))
                                        .map(Conversed::number)
                                        .orElse(number(it))));
    }
}
