package handshake.support;

import handshake.wire.ladder.Preview;
import handshake.wire.transcript.Transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What a test expects of a value, and how to tell the mistake when it gets another:
/// `Expected.text("hi").clue(TRAILING_GARBAGE, it -> it.length() > 2).in(peer).butGot(answer)`.
public final class Expected<T> {
    /// What went wrong, where a test says no more than what it expected and what it got.
    public static final Text DIFFERS = new Text("not what was expected", "结果与预期不同");

    private static final int SHOWN_COLUMNS = 60;

    private final T expected;
    private final BiPredicate<T, T> same;
    private final Function<T, String> show;
    private final List<Clue<T>> clues = new ArrayList<>();

    /// Asked only when there is a failure to tell: properties get here thousands of times.
    private final List<Supplier<List<Text>>> details = new ArrayList<>();

    private Text what = DIFFERS;
    private Supplier<Transcript> conversation;

    private Expected(T expected, BiPredicate<T, T> same, Function<T, String> show) {
        this.expected = expected;
        this.same = same;
        this.show = show;
    }

    public static Expected<byte[]> bytes(byte[] expected) {
        return new Expected<>(expected, Arrays::equals, Expected::show);
    }

    public static Expected<String> text(String expected) {
        return new Expected<>(
                expected, Objects::equals, it -> it == null ? "null" : show(Bytes.utf8(it)));
    }

    public static <T> Expected<T> value(T expected) {
        return new Expected<>(expected, Objects::equals, String::valueOf);
    }

    /// Says what went wrong in a sentence of its own.
    public Expected<T> otherwise(String en, String zh) {
        what = new Text(en, zh);
        return this;
    }

    /// Names `mistake` when `sign` holds for what was got. The first clue that fits counts.
    public Expected<T> clue(Mistake mistake, Predicate<? super T> sign) {
        clues.add(new Clue<>(mistake, sign));
        return this;
    }

    /// Says how the bytes arrived that this was read from, and names a mistake by the clues of that
    /// reading.
    public Expected<T> from(Reading reading) {
        reading.clues().forEach(it -> clue(it.mistake(), _ -> it.sign().test(reading)));
        details.add(reading::details);
        return this;
    }

    /// Shows the conversation that `peer` had.
    public Expected<T> in(ScriptedPeer peer) {
        conversation = peer::transcript;
        return this;
    }

    /// Shows the conversations that `server` had.
    public Expected<T> in(ProtocolServer server) {
        conversation = server::transcript;
        return this;
    }

    /// Shows the conversation that `client` had.
    public Expected<T> in(ProtocolClient client) {
        conversation = client::transcript;
        return this;
    }

    /// Adds a line that helps to understand the failure.
    public Expected<T> detail(String en, String zh) {
        return detail(() -> new Text(en, zh));
    }

    /// Adds a line that is made only when there is a failure to tell.
    public Expected<T> detail(Supplier<Text> line) {
        details.add(() -> List.of(line.get()));
        return this;
    }

    /// Says how the bytes arrived.
    public Expected<T> when(Delivery delivery) {
        return detail(() -> pieces(delivery));
    }

    private static Text pieces(Delivery delivery) {
        Text pieces = delivery.describe();
        return new Text("when the bytes arrive as " + pieces.en(), "当字节这样到达时：" + pieces.zh());
    }

    /// Checks what was got.
    ///
    /// @throws Failure unless it is what was expected
    public void butGot(T got) {
        if (got != null && same.test(expected, got)) {
            return;
        }
        var failure =
                Failure.of(what)
                        .expected(show.apply(expected))
                        .got(got == null ? "null" : show.apply(got))
                        .details(details.stream().flatMap(it -> it.get().stream()).toList());
        if (got != null) {
            failure.mistake(Clue.first(clues, got));
            if (expected instanceof byte[] e && got instanceof byte[] g) {
                difference(e, g).forEach(failure::detail);
            }
        }
        throw conversation == null ? failure : failure.in(conversation.get());
    }

    private static String show(byte[] bytes) {
        String size = Preview.bytes(bytes.length);
        return bytes.length == 0
                ? size
                : Preview.of(bytes, bytes.length, SHOWN_COLUMNS) + ", " + size;
    }

    /// Where two byte strings part, when both are too long for the eye to find it.
    private static List<Text> difference(byte[] expected, byte[] got) {
        int at = Arrays.mismatch(expected, got);
        if (at < 0 || expected.length + got.length < SHOWN_COLUMNS) {
            return List.of();
        }
        String where = Preview.grouped(at);
        if (at == got.length) {
            return List.of(
                    new Text("the first %s bytes are right, then they end", "前 %s 个字节正确，然后就结束了")
                            .formatted(where));
        }
        if (at == expected.length) {
            return List.of(
                    new Text("all %s bytes are there, and more behind them", "%s 个字节都对，但后面还多出一些")
                            .formatted(where));
        }
        return List.of(
                new Text(
                                "they differ from byte %s on: expected 0x%02x, got 0x%02x",
                                "从第 %s 个字节开始不同：应为 0x%02x，得到 0x%02x")
                        .formatted(where, expected[at], got[at]));
    }
}
