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
/// A constant's {@link #id} names its texts (`mistakes/ID.md` and `mistakes/ID.zh-CN.md` beside
/// this class), its known-wrong program under `tests/kit/programs`, and its row in a class report.
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
    SWALLOWS_EVERYTHING(3),
    // Lesson 4: byte stream
    SINGLE_READ(4),
    IGNORES_COUNT(4),
    DECODES_PER_CHUNK(4),
    TRUSTS_AVAILABLE(4),
    TRUSTS_LENGTH(4),
    READS_PAST_LINE(4),
    EOF_IS_A_BYTE(4),
    BUFFERED_TWICE(4),
    // Lesson 5: first download
    WRITES_WHOLE_BUFFER(5),
    TEXT_FOR_BYTES(5),
    CREATES_FILE_FOR_NOTHING(5),
    KEEPS_CONNECTION_OPEN(5),
    // Lesson 6: receive loop
    WHOLE_FILE_IN_MEMORY(6),
    ONE_BYTE_AT_A_TIME(6),
    APPENDS_TO_OLD_PART(6),
    RENAMES_TOO_EARLY(6),
    // Lesson 7: missing file
    EMPTY_MEANS_MISSING(7),
    MISSING_CREATES_FILE(7),
    PATH_ESCAPE(7),
    FOLLOWS_SYMLINK(7),
    ERROR_TEXT_IN_FILE(7),
    EXCEPTION_KILLS_SERVER(7),
    CLOSES_INSTEAD_OF_ANSWERING(7),
    // Lesson 8: broken transfers
    NO_READ_TIMEOUT(8),
    SHORT_IS_SUCCESS(8),
    RESUMES_AT_WRONG_OFFSET(8),
    APPENDS_WHOLE_FILE(8),
    SKIPS_DIGEST(8),
    RETRIES_FOR_EVER(8),
    RETRIES_MISSING(8),
    DELETES_PART(8),
    // Lesson 9: many clients
    ONE_AT_A_TIME(9),
    THREAD_LEAK(9),
    UNBOUNDED_CLIENTS(9),
    NO_IDLE_TIMEOUT(9),
    SHUTDOWN_CUTS_CLIENTS(9),
    SHUTDOWN_NEVER_ENDS(9),
    SHARED_BUFFER(9),
    // Lesson 10: downloader
    TRANSFERTO_ONCE(10),
    SPINS_WHEN_FULL(10),
    PROGRESS_FLOODS(10),
    // Lesson 11: on the wire
    MATCHES_BY_POSITION(11),
    FORGETS_SYN_COUNTS_ONE(11),
    COMPARES_WITHOUT_WRAPAROUND(11),
    ACK_IS_LAST_BYTE(11),
    IGNORES_ACK_FLAG(11),
    ADDS_UP_ACKS(11),
    OVERLOOKS_RESET(11),
    TAKES_LATE_FOR_AGAIN(11),
    // Lesson 12: without TCP
    DROPS_CARRY(12),
    SIGNED_BYTES(12),
    DELIVERS_DUPLICATE(12),
    DUPLICATE_UNANSWERED(12),
    ACKS_CORRUPT(12),
    LEAVES_TOO_EARLY(12),
    TIMER_RESTARTS_NEVER(12),
    RESENDS_TOO_SOON(12),
    BELIEVES_OLD_ACK(12),
    WRAPS_WRONG(12),
    WINDOW_TOO_LARGE(12);

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
