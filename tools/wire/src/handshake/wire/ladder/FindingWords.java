package handshake.wire.ladder;

import handshake.wire.analysis.Evidence;
import handshake.wire.analysis.Finding;
import handshake.wire.analysis.Judgement;
import handshake.wire.analysis.WiresharkSays;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// The words for findings in the reader's language.
public final class FindingWords {
    /// All the words, under `KIND.en`, `KIND.zh` and, for what Wireshark says, `KIND.label`.
    private static final Properties WORDS = read();

    private static final long NANOS_PER_MILLISECOND = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final String suffix;

    /// @param language Chinese or, for any other, English
    public FindingWords(Locale language) {
        suffix = language.getLanguage().equals("zh") ? ".zh" : ".en";
    }

    private static Properties read() {
        var words = new Properties();
        try (var in = FindingWords.class.getResourceAsStream("findings.properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /// A copy of all the words, by their keys.
    public static Properties all() {
        var copy = new Properties();
        copy.putAll(WORDS);
        return copy;
    }

    /// What kind of finding it is, as the words are filed.
    public static String kind(Finding finding) {
        return switch (finding) {
            case WiresharkSays.Retransmission _ -> "retransmission";
            case WiresharkSays.FastRetransmission _ -> "fast";
            case WiresharkSays.SpuriousRetransmission _ -> "spurious";
            case WiresharkSays.OutOfOrder _ -> "out-of-order";
            case WiresharkSays.DuplicateAck _ -> "dup-ack";
            case WiresharkSays.PreviousSegmentNotCaptured _ -> "not-captured";
            case WiresharkSays.AckedUnseenSegment _ -> "acked-unseen";
            case WiresharkSays.ZeroWindow _ -> "zero-window";
            case WiresharkSays.ZeroWindowProbe _ -> "probe";
            case WiresharkSays.ZeroWindowProbeAck _ -> "probe-ack";
            case WiresharkSays.WindowFull _ -> "window-full";
            case WiresharkSays.WindowUpdate _ -> "window-update";
            case WiresharkSays.KeepAlive _ -> "keep-alive";
            case WiresharkSays.KeepAliveAck _ -> "keep-alive-ack";
            case WiresharkSays.PortNumbersReused _ -> "ports-reused";
            case Evidence.BytesSeenBefore seen -> kind(seen);
            case Evidence.BytesLate _ -> "late";
            case Evidence.AckRepeated _ -> "ack-repeated";
        };
    }

    private static String kind(Evidence.BytesSeenBefore seen) {
        return switch (seen.content()) {
            case SAME -> "seen-same";
            case DIFFERENT -> "seen-different";
            case NOT_COMPARED -> seen.whole() ? "seen-all" : "seen-part";
        };
    }

    /// The number that goes with the words: nanoseconds for `{time}`, else a count; 0 if none does.
    public static long value(Finding finding) {
        return switch (finding) {
            case WiresharkSays.Retransmission it -> it.timeoutNanos();
            case WiresharkSays.DuplicateAck it -> it.number();
            case Evidence.AckRepeated it ->
                    Integer.toUnsignedLong(it.missingTo() - it.missingFrom());
            case WiresharkSays _, Evidence.BytesSeenBefore _, Evidence.BytesLate _ -> 0;
        };
    }

    /// Under which words the reason is filed why the two verdicts differ; empty if they do not.
    public static Optional<String> difference(Judgement judgement) {
        if (judgement.difference().isEmpty()) {
            return Optional.empty();
        }
        for (Finding finding : judgement.findings()) {
            switch (finding) {
                case Evidence.BytesSeenBefore _ -> {
                    return Optional.of("differs-out-of-order");
                }
                case Evidence.BytesLate _ -> {
                    return Optional.of("differs-retransmission");
                }
                case Evidence.AckRepeated _ -> {
                    return Optional.of("differs-not-counted");
                }
                case WiresharkSays _ -> {}
            }
        }
        return Optional.of("differs-no-loss");
    }

    /// The finding in one sentence.
    public String sentence(Finding finding) {
        long value = value(finding);
        return words(kind(finding))
                .replace("{frame}", frame(finding.refersTo()))
                .replace("{time}", time(value))
                .replace("{bytes}", bytes(value))
                .replace("{number}", Preview.grouped(value));
    }

    /// The words filed under that name, as they are.
    public String words(String name) {
        return WORDS.getProperty(name + suffix);
    }

    /// What Wireshark's packet list shows, or nothing for evidence.
    public static Optional<String> label(Finding finding) {
        return Optional.ofNullable(WORDS.getProperty(kind(finding) + ".label"));
    }

    private String frame(int number) {
        return number == 0
                ? words("frame-unknown")
                : words("frame").replace("{number}", Preview.grouped(number));
    }

    private String bytes(long count) {
        return suffix.equals(".zh") ? Preview.grouped(count) + " 字节" : Preview.bytes(count);
    }

    /// A length of time with its unit: `1.5 ms`, `2.03 s`.
    public static String time(long nanos) {
        return Math.abs(nanos) < NANOS_PER_SECOND
                ? "%.4g ms".formatted((double) nanos / NANOS_PER_MILLISECOND)
                : "%.3g s".formatted((double) nanos / NANOS_PER_SECOND);
    }
}
