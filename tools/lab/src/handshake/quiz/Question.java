package handshake.quiz;

import handshake.support.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A question about a conversation, with its answer and what proves it.
public final class Question {
    private final Text words;
    private final Answer answer;
    private final List<Slip> slips = new ArrayList<>();
    private final TreeSet<Integer> frames = new TreeSet<>();
    private String kind = "";
    private Text hint = Text.same("");
    private Text why = Text.same("");

    Question(Text words, Answer answer) {
        this.words = words;
        this.answer = answer;
    }

    Question hint(String en, String zh) {
        hint = new Text(en, zh);
        return this;
    }

    /// Why the answer is what it is, in a sentence or a few lines.
    Question why(Text reason) {
        why = reason;
        return this;
    }

    /// The frames that prove it.
    Question frames(int... numbers) {
        for (int number : numbers) {
            frames.add(number);
        }
        return this;
    }

    Question frames(List<Integer> numbers) {
        frames.addAll(numbers);
        return this;
    }

    /// A wrong answer, and what it probably confuses. One that happens to be right is none.
    Question slip(Answer like, String en, String zh) {
        if (!like.equals(answer)) {
            slips.add(new Slip(like, new Text(en, zh)));
        }
        return this;
    }

    Question slip(long like, boolean bytes, String en, String zh) {
        return slip(new Answer.Count(like, bytes), en, zh);
    }

    Question of(String kind) {
        this.kind = kind;
        return this;
    }

    /// The id of its kind: `initial-seq-client`.
    public String kind() {
        return kind;
    }

    public Text words() {
        return words;
    }

    public Answer answer() {
        return answer;
    }

    public Text hint() {
        return hint;
    }

    public Text why() {
        return why;
    }

    /// The numbers of the frames that prove the answer, lowest first.
    public List<Integer> frames() {
        return List.copyOf(frames);
    }

    /// What a wrong answer probably confuses; empty if nobody knows.
    public Optional<Text> confusion(String said) {
        return answer.isGivenBy(said)
                ? Optional.empty()
                : slips.stream()
                        .filter(it -> it.like().isGivenBy(said))
                        .map(Slip::confusion)
                        .findFirst();
    }
}
