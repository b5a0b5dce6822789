package handshake.quiz;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.Side;
import handshake.wire.analysis.Analyser;
import handshake.wire.analysis.Conversation;
import handshake.wire.analysis.Evidence;
import handshake.wire.analysis.Judgement;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A conversation of a capture, as questions look at it. Numbers are counted from the SYN, which
/// has 0, unless they are called absolute.
public final class Conversed {
    /// Nobody finds an answer in more than this by eye.
    public static final int MOST_SEGMENTS = 2_000;

    private final List<Judgement> segments;
    private final boolean isCut;

    /// @param segments in the order of the capture; at least one
    /// @param isCut whether more followed
    private Conversed(List<Judgement> segments, boolean isCut) {
        this.segments = List.copyOf(segments);
        this.isCut = isCut;
    }

    /// The handshake.
    record Opening(Judgement syn, Judgement synAck, Judgement ack) {}

    /// The conversation of a capture with the most segments, or the first {@link #MOST_SEGMENTS} of
    /// them; empty if there is no TCP in it.
    ///
    /// @throws IOException if the file cannot be read
    public static Optional<Conversed> read(Path file) throws IOException {
        var conversations = new LinkedHashMap<Integer, List<Judgement>>();
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        boolean isCut = false;
        try (var reader = CaptureReader.open(file)) {
            // The first conversation to have so many is the one: there is no need to read on.
            for (var frame = reader.next(); frame != null && !isCut; frame = reader.next()) {
                if (decoder.decode(frame) instanceof Segment segment) {
                    Judgement judgement = analyser.accept(segment);
                    int number = judgement.conversation().number();
                    var its = conversations.computeIfAbsent(number, _ -> new ArrayList<>());
                    isCut = its.size() == MOST_SEGMENTS;
                    if (!isCut) {
                        its.add(judgement);
                    }
                }
            }
        }
        boolean cut = isCut;
        return conversations.values().stream()
                .reduce((a, b) -> b.size() > a.size() ? b : a)
                .map(it -> new Conversed(it, cut));
    }

    /// Whether more segments followed than are looked at.
    public boolean isCut() {
        return isCut;
    }

    public Conversation conversation() {
        return segments.getFirst().conversation();
    }

    /// All segments, in the order of the capture.
    public List<Judgement> segments() {
        return segments;
    }

    /// The segment in the frame of this number.
    Judgement at(int frame) {
        return first(it -> number(it) == frame).orElseThrow();
    }

    List<Judgement> all(Predicate<Judgement> which) {
        return segments.stream().filter(which).toList();
    }

    Optional<Judgement> first(Predicate<Judgement> which) {
        return segments.stream().filter(which).findFirst();
    }

    /// The segments of that side that carry bytes of the stream, and are no probes for a window.
    List<Judgement> data(Side side) {
        return all(it -> it.sender() == side && bytes(it) > 0);
    }

    /// The side that sends more; empty if none sends anything.
    Optional<Side> talker() {
        long client = data(Side.CLIENT).stream().mapToLong(Conversed::bytes).sum();
        long server = data(Side.SERVER).stream().mapToLong(Conversed::bytes).sum();
        return client + server == 0
                ? Optional.empty()
                : Optional.of(client > server ? Side.CLIENT : Side.SERVER);
    }

    /// The side's SYN; empty if it was not captured.
    Optional<Judgement> syn(Side side) {
        return first(it -> it.sender() == side && has(it, SYN));
    }

    /// The handshake; empty if it is not whole in the capture.
    Optional<Opening> opening() {
        Optional<Judgement> synAck = first(it -> has(it, SYN) && has(it, ACK));
        if (synAck.isEmpty()) {
            return Optional.empty();
        }
        long time = nanos(synAck.get());
        Optional<Judgement> syn =
                all(it -> has(it, SYN) && !has(it, ACK) && nanos(it) <= time).stream()
                        .reduce((_, later) -> later);
        Optional<Judgement> ack =
                first(it ->
                        it.sender() == Side.CLIENT
                                && !has(it, SYN | RST)
                                && has(it, ACK)
                                && seq(it) == 1
                                && ack(it) == 1);
        return syn.isEmpty() || ack.isEmpty()
                ? Optional.empty()
                : Optional.of(new Opening(syn.get(), synAck.get(), ack.get()));
    }

    /// The segments whose very bytes an earlier frame carried.
    List<Judgement> repeats() {
        return all(it -> original(it).isPresent());
    }

    /// The frame that carried a segment's bytes first; empty if none did.
    static Optional<Integer> original(Judgement it) {
        return it.findings().stream()
                .filter(Evidence.BytesSeenBefore.class::isInstance)
                .map(finding -> finding.refersTo())
                .filter(frame -> frame > 0 && bytes(it) > 0)
                .findFirst();
    }

    /// The other side's first segment that acknowledges all of this one.
    Optional<Judgement> acknowledgmentOf(Judgement data) {
        return first(it ->
                it.sender() != data.sender()
                        && number(it) > number(data)
                        && has(it, ACK)
                        && !has(it, SYN | RST)
                        && ack(it) >= end(data));
    }

    /// How many bytes of that side's stream the other side has acknowledged; 0 if none.
    long acknowledgedBytes(Side side) {
        long highest =
                all(it -> it.sender() != side && has(it, ACK)).stream()
                        .mapToLong(Conversed::ack)
                        .max()
                        .orElse(0);
        boolean fin =
                first(it -> it.sender() == side && has(it, FIN) && end(it) <= highest).isPresent();
        return Math.max(0, highest - 1 - (fin ? 1 : 0));
    }

    static int number(Judgement it) {
        return it.segment().frameNumber();
    }

    static long nanos(Judgement it) {
        return it.segment().timeNanos();
    }

    static int bytes(Judgement it) {
        return it.segment().payloadBytes();
    }

    static long seq(Judgement it) {
        return Integer.toUnsignedLong(it.relativeSeq());
    }

    static long ack(Judgement it) {
        return Integer.toUnsignedLong(it.relativeAck());
    }

    static long absoluteSeq(Judgement it) {
        return Integer.toUnsignedLong(it.segment().seq());
    }

    static long absoluteAck(Judgement it) {
        return Integer.toUnsignedLong(it.segment().ack());
    }

    /// The number after the last one that the segment uses.
    static long end(Judgement it) {
        return seq(it) + it.segment().sequenceLength();
    }

    /// Whether any of these flags is set.
    static boolean has(Judgement it, int flags) {
        return it.segment().has(flags);
    }

    /// How long after `from` the segment `to` passed, in milliseconds.
    static double millis(Judgement from, Judgement to) {
        return (nanos(to) - nanos(from)) / 1e6;
    }
}
