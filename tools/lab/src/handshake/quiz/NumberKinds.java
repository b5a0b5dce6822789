package handshake.quiz;

import static handshake.quiz.Conversed.absoluteSeq;
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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Questions on sequence numbers, acknowledgment numbers, and what they count.
final class NumberKinds {
    private static final long NUMBERS = 1L << 32;

    private NumberKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("first-data-seq", NumberKinds::firstDataSeq),
                new Kind("next-ack", NumberKinds::nextAck),
                new Kind("bytes-per-ack", NumberKinds::bytesPerAck),
                new Kind("acknowledged-bytes", NumberKinds::acknowledgedBytes),
                new Kind("sent-bytes", NumberKinds::sentBytes),
                new Kind("data-segments", NumberKinds::dataSegments),
                new Kind("largest-payload", NumberKinds::largestPayload));
    }

    private static Optional<Question> firstDataSeq(Conversed talk, RandomGenerator random) {
        Optional<Judgement> found = talk.first(it -> bytes(it) > 0 && seq(it) == 1);
        Optional<Judgement> syn = found.flatMap(it -> talk.syn(it.sender()));
        if (syn.isEmpty()) {
            return Optional.empty();
        }
        Judgement first = found.get();
        long seq = absoluteSeq(first);
        long initial = absoluteSeq(syn.get());
        return Optional.of(
                new Question(
                                Words.of(
                                        "Which number has the first byte that %s sends? (absolute)",
                                        "%s发送的第一个字节的号是多少？（绝对的）", first.sender()),
                                Words.count(seq))
                        .hint("The SYN has used a number before it.", "在它前面，SYN 已经占了一个号。")
                        .slip(
                                initial,
                                false,
                                "That is the number of the SYN, which uses it up.",
                                "那是 SYN 的号，已经被 SYN 占了。")
                        .slip(
                                1,
                                false,
                                "1 is the relative number, counted from the SYN.",
                                "1 是相对的号，从 SYN 数起。")
                        .slip(
                                (seq + bytes(first)) % NUMBERS,
                                false,
                                "That is the number after the segment.",
                                "那是这个报文段之后的号。")
                        .why(
                                new Text(
                                                "The SYN in frame %d uses %d; frame %d begins with"
                                                        + " %d.",
                                                "第 %d 帧的 SYN 占了 %d；第 %d 帧从 %d 开始。")
                                        .formatted(number(syn.get()), initial, number(first), seq))
                        .frames(number(syn.get()), number(first)));
    }

    private static Optional<Question> nextAck(Conversed talk, RandomGenerator random) {
        List<Judgement> data = talk.all(it -> bytes(it) > 0 && !has(it, SYN | FIN));
        if (data.isEmpty()) {
            return Optional.empty();
        }
        Judgement segment = Words.one(data, random);
        long end = end(segment);
        return Optional.of(
                new Question(
                                new Text(
                                                "Frame %d carries %s bytes from the relative number"
                                                    + " %s on. Which relative acknowledgment number"
                                                    + " says that all of it has arrived?",
                                                "第 %d 帧带着 %s 字节，从相对号 %s 开始。哪个相对确认号表示它全都到了？")
                                        .formatted(
                                                number(segment),
                                                Words.grouped(bytes(segment)),
                                                Words.grouped(seq(segment))),
                                Words.count(end))
                        .hint("An ACK names the byte that is expected next.", "ACK 指的是接下来等着的那个字节。")
                        .slip(
                                end - 1,
                                false,
                                "That is the number of the last byte. An ACK names the next one.",
                                "那是最后一个字节的号。ACK 指的是下一个。")
                        .slip(
                                end + 1,
                                false,
                                "One too many: only SYN and FIN use a number besides the bytes.",
                                "多了一个：除了字节，只有 SYN 和 FIN 占号。")
                        .slip(
                                bytes(segment),
                                false,
                                "That is how many bytes it carries, not where they end.",
                                "那是它带了多少字节，不是到哪里为止。")
                        .slip(seq(segment), false, "That is where it begins.", "那是它开始的地方。")
                        .why(
                                new Text("%s + %s = %s.", "%s + %s = %s。")
                                        .formatted(
                                                Words.grouped(seq(segment)),
                                                Words.grouped(bytes(segment)),
                                                Words.grouped(end)))
                        .frames(
                                number(segment),
                                talk.acknowledgmentOf(segment)
                                        .map(Conversed::number)
                                        .orElse(number(segment))));
    }

    private static Optional<Question> bytesPerAck(Conversed talk, RandomGenerator random) {
        List<Advance> advances = advances(talk);
        if (advances.isEmpty()) {
            return Optional.empty();
        }
        Advance advance = Words.one(advances, random);
        Judgement it = advance.ack();
        Judgement before = advance.before();
        return Optional.of(
                new Question(
                                new Text(
                                                "How many bytes does the ACK in frame %d"
                                                    + " acknowledge that had not been acknowledged"
                                                    + " before?",
                                                "第 %d 帧的 ACK 确认了多少此前没有确认过的字节？")
                                        .formatted(number(it)),
                                Words.bytes(advance.bytes()))
                        .hint(
                                "ACKs are cumulative: subtract what the last one before it said.",
                                "ACK 是累积的：减去它前面那个 ACK 的号。")
                        .slip(
                                ack(it),
                                true,
                                "That is the number itself, which counts from the SYN on.",
                                "那是这个号本身，它从 SYN 数起。")
                        .slip(
                                ack(it) - 1,
                                true,
                                "That is all since the beginning: an ACK is cumulative.",
                                "那是从头到现在的全部：ACK 是累积的。")
                        .why(
                                new Text(
                                                "Frame %d acknowledges up to %s, frame %d before it"
                                                        + " up to %s.",
                                                "第 %d 帧确认到 %s，它前面的第 %d 帧确认到 %s。")
                                        .formatted(
                                                number(it),
                                                Words.grouped(ack(it)),
                                                number(before),
                                                Words.grouped(ack(before))))
                        .frames(number(before), number(it)));
    }

    /// An ACK that acknowledges new bytes.
    ///
    /// @param before the highest one of the same side before it
    private record Advance(Judgement before, Judgement ack, long bytes) {}

    /// All of them, but those that acknowledge a FIN: that is no byte.
    private static List<Advance> advances(Conversed talk) {
        var highest = new EnumMap<Side, Judgement>(Side.class);
        var fins = new EnumMap<Side, Long>(Side.class);
        talk.all(it -> has(it, FIN)).forEach(it -> fins.putIfAbsent(it.sender(), end(it)));
        var advances = new ArrayList<Advance>();
        for (Judgement it : talk.all(it -> has(it, ACK) && !has(it, RST))) {
            Judgement before = highest.get(it.sender());
            long fin = fins.getOrDefault(it.sender().other(), Long.MAX_VALUE);
            if (before == null || ack(it) > ack(before)) {
                highest.put(it.sender(), it);
                if (before != null && ack(it) < fin && ack(it) > Math.max(1, ack(before))) {
                    long bytes = ack(it) - Math.max(1, ack(before));
                    advances.add(new Advance(before, it, bytes));
                }
            }
        }
        return advances;
    }

    private static Optional<Question> acknowledgedBytes(Conversed talk, RandomGenerator random) {
        Optional<Side> talker = talk.talker();
        if (talker.isEmpty() || talk.syn(talker.get()).isEmpty()) {
            return Optional.empty();
        }
        Side side = talker.get();
        long expected = talk.acknowledgedBytes(side);
        List<Judgement> acks =
                talk.all(it -> it.sender() != side && has(it, ACK) && !has(it, SYN | RST));
        Optional<Judgement> last = acks.stream().max((a, b) -> Long.compare(ack(a), ack(b)));
        if (last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Question(
                                Words.of(
                                        "How many bytes of what %s sent have been acknowledged by"
                                                + " the end?",
                                        "%s发送的字节，到最后一共确认了多少？", side),
                                Words.bytes(expected))
                        .hint(
                                "The highest ACK of the other side, less what SYN and FIN use.",
                                "对方最高的 ACK，减去 SYN 和 FIN 占的号。")
                        .slip(
                                ack(last.get()),
                                true,
                                "That is the number in the ACK: SYN, and FIN if it is acknowledged,"
                                        + " use one each and are no bytes.",
                                "那是 ACK 里的号：SYN（还有已确认的 FIN）各占一个，它们不是字节。")
                        .slip(
                                expected + 1,
                                true,
                                "One too many: SYN and FIN use a number each, but are no bytes.",
                                "多了一个：SYN 和 FIN 各占一个号，但不是字节。")
                        .slip(
                                expected - 1,
                                true,
                                "One too few: the ACK names the next byte, so all before it count.",
                                "少了一个：ACK 指的是下一个字节，它之前的都算。")
                        .why(
                                new Text(
                                                "The highest acknowledgment is %s, in frame %d.",
                                                "最高的确认号是 %s，在第 %d 帧。")
                                        .formatted(
                                                Words.grouped(ack(last.get())), number(last.get())))
                        .frames(number(last.get())));
    }

    private static Optional<Question> sentBytes(Conversed talk, RandomGenerator random) {
        Optional<Side> talker = talk.talker();
        if (talker.isEmpty()) {
            return Optional.empty();
        }
        List<Judgement> data = talk.data(talker.get());
        long all = data.stream().mapToLong(Conversed::bytes).sum();
        long ofStream =
                data.stream()
                        .filter(it -> original(it).isEmpty())
                        .mapToLong(Conversed::bytes)
                        .sum();
        List<Judgement> again = data.stream().filter(it -> original(it).isPresent()).toList();
        boolean whole =
                again.stream()
                        .allMatch(it ->
                                talk.at(original(it).orElseThrow()) != null
                                        && bytes(talk.at(original(it).orElseThrow())) == bytes(it));
        if (!whole || again.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Question(
                                Words.of(
                                        "How long is the stream that %s sent? Count each byte"
                                                + " once.",
                                        "%s发送的流有多长？每个字节只算一次。", talker.get()),
                                Words.bytes(ofStream))
                        .hint("What was sent again is not to be counted again.", "重发的不要再算一遍。")
                        .slip(
                                all,
                                true,
                                "That counts bytes twice that were sent twice.",
                                "发了两次的字节被算了两遍。")
                        .why(
                                new Text(
                                                "All payloads together are %s bytes; %s of them"
                                                        + " were sent again.",
                                                "所有载荷加起来是 %s 字节，其中 %s 字节是重发的。")
                                        .formatted(
                                                Words.grouped(all), Words.grouped(all - ofStream)))
                        .frames(again.stream().map(Conversed::number).toList()));
    }

    private static Optional<Question> dataSegments(Conversed talk, RandomGenerator random) {
        Optional<Side> talker = talk.talker();
        if (talker.isEmpty()) {
            return Optional.empty();
        }
        List<Judgement> data = talk.data(talker.get());
        long sent = talk.all(it -> it.sender() == talker.get()).size();
        return Optional.of(
                new Question(
                                Words.of(
                                        "How many segments with payload did %s send?",
                                        "%s发送了多少个带载荷的报文段？", talker.get()),
                                Words.count(data.size()))
                        .hint("SYN, FIN and plain ACKs carry no payload.", "SYN、FIN 和单纯的 ACK 不带载荷。")
                        .slip(
                                sent,
                                false,
                                "That counts its segments without payload, too.",
                                "把不带载荷的也数进去了。")
                        .slip(
                                talk.segments().size(),
                                false,
                                "That is all segments, of both sides.",
                                "那是双方的全部报文段。")
                        .why(
                                new Text(
                                                "Of its %d segments, %d carry bytes.",
                                                "它的 %d 个报文段里，有 %d 个带着字节。")
                                        .formatted(sent, data.size()))
                        .frames(data.stream().limit(6).map(Conversed::number).toList()));
    }

    private static Optional<Question> largestPayload(Conversed talk, RandomGenerator random) {
        Optional<Judgement> found =
                talk.all(it -> bytes(it) > 0).stream()
                        .reduce((a, b) -> bytes(b) > bytes(a) ? b : a);
        return found.map(it -> {
            int header = it.segment().header().length();
            return new Question(
                            new Text(
                                    "How many bytes of payload has the largest segment?",
                                    "最大的报文段有多少字节的载荷？"),
                            Words.bytes(bytes(it)))
                    .hint("Payload is what is left without the headers.", "载荷是去掉各个头部之后剩下的。")
                    .slip(
                            it.segment().frame().originalBytes(),
                            true,
                            "That is the whole frame, with all headers.",
                            "那是整个帧，包括所有头部。")
                    .slip(
                            (long) bytes(it) + header,
                            true,
                            "That includes the TCP header.",
                            "那里面包括了 TCP 头部。")
                    .why(
                            new Text(
                                            "Frame %d carries %s bytes behind a TCP header of %d.",
                                            "第 %d 帧带着 %s 字节，前面的 TCP 头部有 %d 字节。")
                                    .formatted(number(it), Words.grouped(bytes(it)), header))
                    .frames(number(it));
        });
    }
}
