package handshake.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The classic mistakes of socket programs: the course's vocabulary for what went wrong.
///
/// A constant's {@link #id} names its texts (`mistakes/ID.md` and `mistakes/ID.zh-CN.md` beside this
/// class), its known-wrong program under `tests/kit/programs`, and its row in a class report.
public enum Mistake {
    // Lesson 1: connect
    DEFAULT_CHARSET(1),
    LEAKS_SOCKET(1),
    TRAILING_GARBAGE(1),
    NO_CONNECT_TIMEOUT(1),
    RESOLVES_AND_FORGETS_PORT(1),
    // Lesson 2: listen
    STOPS_AFTER_ONE_REQUEST(2),
    SPINS_AT_EOF(2),
    ANSWERS_AT_EOF(2),
    REUSE_ADDRESS_AFTER_BIND(2),
    CLOSES_LISTENER_WITH_CLIENT(2),
    // Lesson 3: accept loop
    DIES_WITH_CLIENT(3),
    ECHOES_WHOLE_BUFFER(3),
    SERVES_ONCE(3),
    CLOSED_LISTENER_IS_AN_ERROR(3),
    SWALLOWS_EVERYTHING(3);

    private final int lesson;

    Mistake(int lesson) {
        this.lesson = lesson;
    }

    /// The number of the lesson that treats it first.
    public int lesson() {
        return lesson;
    }

    /// The name people use: `single-read`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The mistake of this id; empty if there is none.
    public static Optional<Mistake> of(String id) {
        return Arrays.stream(values()).filter(mistake -> mistake.id().equals(id)).findFirst();
    }

    /// What it is, in a few words.
    public Text title() {
        return new Text(titleOf(text("")), titleOf(text(".zh-CN")));
    }

    /// Why it goes wrong and what to do instead, in Markdown, a paragraph or two.
    public Text explanation() {
        return new Text(bodyOf(text("")), bodyOf(text(".zh-CN")));
    }

    private String text(String language) {
        String name = "mistakes/" + id() + language + ".md";
        try (InputStream in = Mistake.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the mistake catalogue lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String titleOf(String markdown) {
        return markdown.lines().findFirst().orElse("").replaceFirst("^# ", "");
    }

    private static String bodyOf(String markdown) {
        return markdown.substring(markdown.indexOf('\n') + 1).strip();
    }
}
