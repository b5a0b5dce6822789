package handshake.support;

import handshake.wire.transcript.Transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why a test failed, in parts that a report can lay out and translate: what happened, what was
/// expected and what was got, the mistake if it can be told, and the conversation.
///
/// The methods that add a part answer this same failure, so that one is written in one expression:
/// `throw Failure.of("…", "…").mistake(LEAKS_SOCKET).in(peer)`.
public final class Failure extends AssertionError {
    private final Text what;
    private String expected;
    private String got;
    private Mistake mistake;
    private Transcript transcript;
    private final List<Text> details = new ArrayList<>();

    private Failure(Text what) {
        super(what.en());
        this.what = what;
    }

    /// A failure that says what happened in one sentence, in both languages.
    public static Failure of(String en, String zh) {
        return new Failure(new Text(en, zh));
    }

    public static Failure of(Text what) {
        return new Failure(what);
    }

    public Failure expected(String expected) {
        this.expected = expected;
        return this;
    }

    public Failure got(String got) {
        this.got = got;
        return this;
    }

    /// Names the mistake, unless one is named already: the first to tell knows best.
    public Failure mistake(Mistake mistake) {
        if (this.mistake == null) {
            this.mistake = mistake;
        }
        return this;
    }

    public Failure mistake(Optional<Mistake> mistake) {
        mistake.ifPresent(this::mistake);
        return this;
    }

    /// Adds the conversation as `peer` saw it, unless there is one already.
    public Failure in(ScriptedPeer peer) {
        if (transcript == null) {
            transcript = peer.transcript();
        }
        return this;
    }

    /// Adds this conversation, unless there is one already.
    public Failure in(Transcript conversation) {
        if (transcript == null) {
            transcript = conversation;
        }
        return this;
    }

    /// Adds a line that helps: where the code stands, which step of a script was reached.
    public Failure detail(Text detail) {
        details.add(detail);
        return this;
    }

    public Failure details(List<Text> more) {
        details.addAll(more);
        return this;
    }

    public Failure cause(Throwable cause) {
        if (getCause() == null && cause != null) {
            initCause(cause);
        }
        return this;
    }

    public Text what() {
        return what;
    }

    public Optional<String> expected() {
        return Optional.ofNullable(expected);
    }

    public Optional<String> got() {
        return Optional.ofNullable(got);
    }

    public Optional<Mistake> mistake() {
        return Optional.ofNullable(mistake);
    }

    public Optional<Transcript> transcript() {
        return Optional.ofNullable(transcript);
    }

    public List<Text> details() {
        return List.copyOf(details);
    }

    /// All of it in English, for those who run the tests from an IDE.
    @Override
    public String getMessage() {
        var message = new StringBuilder(what.en());
        expected().ifPresent(it -> message.append("\n  expected ").append(it));
        got().ifPresent(it -> message.append("\n  got      ").append(it));
        details.forEach(it -> message.append("\n  ").append(it.en()));
        mistake()
                .ifPresent(it ->
                        message.append("\n  mistake  ")
                                .append(it.id())
                                .append(": ")
                                .append(it.title().en()));
        return message.toString();
    }
}
