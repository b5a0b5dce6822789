package handshake.quiz;

import static handshake.quiz.Conversed.millis;
import static handshake.quiz.Conversed.nanos;
import static handshake.quiz.Conversed.number;

import handshake.support.Text;
import handshake.wire.Side;
import handshake.wire.analysis.Judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Questions on how long things took.
final class TimeKinds {
    private static final int SMOOTHED_SEGMENTS = 6;

    /// With fewer bytes, or in less time, a rate says nothing.
    private static final int LEAST_BYTES = 2_000;

    private TimeKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("segment-rtt", TimeKinds::segmentRoundTrip),
                new Kind("estimated-rtt", TimeKinds::estimate),
                new Kind("throughput", TimeKinds::throughput),
                new Kind("slow-start-end", TimeKinds::slowStartEnd));
    }

    private static Optional<Question> segmentRoundTrip(Conversed talk, RandomGenerator random) {
        List<RoundTrips> measured =
                talk.talker().map(side -> RoundTrips.of(talk, side)).orElse(List.of());
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        List<RoundTrips> six = measured.subList(0, Math.min(SMOOTHED_SEGMENTS, measured.size()));
        RoundTrips it = Words.one(six, random);
        return Optional.of(
                new Question(
                                new Text(
                                                "Frame %d carries data. How long did it take until"
                                                        + " all of it was acknowledged?",
                                                "第 %d 帧带着数据。过了多久，它才全部得到确认？")
                                        .formatted(number(it.data())),
                                Words.millis(it.millis()))
                        .hint(
                                "Look for the first ACK that is not below the number after the"
                                        + " segment.",
                                "找第一个不小于这个报文段之后那个号的 ACK。")
                        .slip(
                                Words.millis(millis(talk.segments().getFirst(), it.ack())),
                                "That is the time since the capture began.",
                                "那是从抓包开始算起的时间。")
                        .slip(
                                Words.millis(nextAckMillis(talk, it.data())),
                                "The next ACK need not be this segment's: compare the numbers.",
                                "下一个 ACK 不一定是它的：要比较号。")
                        .why(
                                new Text(
                                                "Frame %d acknowledges it, %.3f ms later.",
                                                "第 %d 帧确认了它，晚了 %.3f ms。")
                                        .formatted(number(it.ack()), it.millis()))
                        .frames(number(it.data()), number(it.ack())));
    }

    private static double nextAckMillis(Conversed talk, Judgement data) {
        return talk.first(it -> it.sender() != data.sender() && number(it) > number(data))
                .map(it -> millis(data, it))
                .orElse(0.0);
    }

    private static Optional<Question> estimate(Conversed talk, RandomGenerator random) {
        List<RoundTrips> measured =
                talk.talker().map(side -> RoundTrips.of(talk, side)).orElse(List.of());
        if (measured.size() < 2) {
            return Optional.empty();
        }
        List<RoundTrips> six = measured.subList(0, Math.min(SMOOTHED_SEGMENTS, measured.size()));
        double mean = six.stream().mapToDouble(RoundTrips::millis).average().orElseThrow();
        String all = String.join(", ", six.stream().map(it -> "" + number(it.data())).toList());
        var table = new StringBuilder();
        for (int i = 0; i < six.size(); i++) {
            table.append(
                    "\n  %6d → %-6d %10.3f ms   %10.3f ms"
                            .formatted(
                                    number(six.get(i).data()),
                                    number(six.get(i).ack()),
                                    six.get(i).millis(),
                                    RoundTrips.smoothed(six.subList(0, i + 1))));
        }
        return Optional.of(
                new Question(
                                new Text(
                                                "Measure the round trips of the data segments in"
                                                    + " the frames %s. What is the smoothed"
                                                    + " round-trip time after the last of them? (α"
                                                    + " = 0.125, beginning with the first one's)",
                                                "量出第 %s 帧这些数据报文段的往返时间。最后一个之后，平滑的往返时间是多少？（α ="
                                                        + " 0.125，从第一个的值开始）")
                                        .formatted(all),
                                Words.millis(RoundTrips.smoothed(six)))
                        .hint(
                                "SRTT = 0.875 · SRTT + 0.125 · R, once for each segment after the"
                                        + " first.",
                                "SRTT = 0.875 · SRTT + 0.125 · R，第一个之后每个报文段算一次。")
                        .slip(
                                Words.millis(mean),
                                "That is the plain mean: the estimate forgets old measurements.",
                                "那是普通的平均数；这个估计会逐渐忘掉旧的测量。")
                        .slip(
                                Words.millis(six.getLast().millis()),
                                "That is the last measurement alone.",
                                "那只是最后一次测量。")
                        .slip(
                                Words.millis(weighedWrongly(six)),
                                "The weights are swapped: the new measurement counts an eighth, the"
                                        + " old estimate seven.",
                                "权重反了：新的测量占八分之一，旧的估计占八分之七。")
                        .why(
                                new Text(
                                                "frame and its ACK, round trip, estimate after"
                                                        + " it:%s",
                                                "帧和它的 ACK，往返时间，此后的估计：%s")
                                        .formatted(table))
                        .frames(six.stream().map(it -> number(it.data())).toList())
                        .frames(six.stream().map(it -> number(it.ack())).toList()));
    }

    private static double weighedWrongly(List<RoundTrips> measured) {
        double estimate = measured.getFirst().millis();
        for (RoundTrips it : measured.subList(1, measured.size())) {
            estimate = RoundTrips.ALPHA * estimate + (1 - RoundTrips.ALPHA) * it.millis();
        }
        return estimate;
    }

    private static Optional<Question> throughput(Conversed talk, RandomGenerator random) {
        Optional<Side> talker = talk.talker();
        if (talker.isEmpty()) {
            return Optional.empty();
        }
        List<Judgement> data = talk.data(talker.get());
        Judgement first = data.getFirst();
        Optional<Judgement> last = talk.acknowledgmentOf(data.getLast());
        long bytes = talk.acknowledgedBytes(talker.get());
        if (last.isEmpty() || bytes < LEAST_BYTES || nanos(last.get()) <= nanos(first)) {
            return Optional.empty();
        }
        double millis = millis(first, last.get());
        double whole = millis(talk.segments().getFirst(), talk.segments().getLast());
        var rate = new Answer.Measure(bytes / millis, Quantity.KILOBYTES_PER_SECOND);
        return Optional.of(
                new Question(
                                Words.of(
                                        "At what rate did the bytes of %s arrive, from its first"
                                                + " data segment to the ACK of the last one?",
                                        "%s的字节以什么速率到达？从它的第一个数据报文段，到最后一个的 ACK。", talker.get()),
                                rate)
                        .hint(
                                "Acknowledged bytes, divided by the time between the two frames.",
                                "确认的字节数，除以这两帧之间的时间。")
                        .slip(
                                new Answer.Measure(
                                        8 * bytes / millis, Quantity.KILOBYTES_PER_SECOND),
                                "That is kilobits: a byte has eight.",
                                "那是千比特：一个字节有八个比特。")
                        .slip(
                                new Answer.Measure(bytes / whole, Quantity.KILOBYTES_PER_SECOND),
                                "That divides by the time of the whole connection, with its opening"
                                        + " and its end.",
                                "除以的是整个连接的时间，包括建立和结束。")
                        .slip(
                                new Answer.Measure(
                                        bytes / millis / 1000, Quantity.KILOBYTES_PER_SECOND),
                                "Bytes per millisecond are kilobytes per second already.",
                                "每毫秒的字节数，已经是每秒的千字节数了。")
                        .why(
                                new Text(
                                                "%s bytes from frame %d to frame %d, in %.3f ms.",
                                                "从第 %2$d 帧到第 %3$d 帧，%4$.3f ms 里有 %1$s 字节。")
                                        .formatted(
                                                Words.grouped(bytes),
                                                number(first),
                                                number(last.get()),
                                                millis))
                        .frames(number(first), number(last.get())));
    }

    /// A flight is what is sent in one round trip: it ends when the first of it is acknowledged.
    private static Optional<Question> slowStartEnd(Conversed talk, RandomGenerator random) {
        List<Flight> flights = talk.talker().map(side -> Flight.of(talk, side)).orElse(List.of());
        int end = Flight.endOfSlowStart(flights);
        if (end < 0) {
            return Optional.empty();
        }
        var table = new StringBuilder();
        var starts = new ArrayList<Integer>();
        for (Flight flight : flights) {
            table.append("\n  %6d  %10s".formatted(flight.frame(), Words.grouped(flight.bytes())));
            starts.add(flight.frame());
        }
        var question =
                new Question(
                                new Text(
                                        "In slow start the bytes sent in a round trip double. In"
                                                + " which frame does the first round trip begin in"
                                                + " which they no longer grow by half, at least?",
                                        "慢启动时，每个往返发送的字节加倍。从哪一帧开始的那个往返，第一次连一半都没有多？"),
                                Words.count(flights.get(end).frame()))
                        .hint(
                                "A round trip begins with a data segment and ends when that one is"
                                        + " acknowledged. Add up the bytes sent meanwhile.",
                                "一个往返从一个数据报文段开始，到它被确认为止。把这期间发送的字节加起来。")
                        .why(
                                new Text(
                                                "round trips, their first frame and their bytes:%s",
                                                "各个往返，第一帧和字节数：%s")
                                        .formatted(table))
                        .frames(starts.subList(Math.max(0, end - 2), end + 1));
        return Optional.of(
                question.slip(
                        flights.get(end - 1).frame(),
                        false,
                        "That round trip still grew: it is the last one of slow start.",
                        "那个往返还在增长：它是慢启动的最后一个。"));
    }
}
