package handshake.quiz;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A kind of question.
///
/// @param id its name, `initial-seq-client`
/// @param maker makes one of a conversation, if it can answer such a question
public record Kind(String id, Maker maker) {

    /// Makes a question of a conversation.
    @FunctionalInterface
    public interface Maker {
        /// A question; empty where the conversation has no answer to it.
        ///
        /// @param random chooses where there are several
        Optional<Question> ask(Conversed talk, RandomGenerator random);
    }

    /// All kinds, from the opening of a connection to its end.
    public static List<Kind> all() {
        return Stream.of(
                        OpeningKinds.all(),
                        NumberKinds.all(),
                        TimeKinds.all(),
                        WindowKinds.all(),
                        LossKinds.all(),
                        EndingKinds.all())
                .flatMap(List::stream)
                .toList();
    }

    /// A question of this kind; empty where the conversation has no answer to it.
    public Optional<Question> ask(Conversed talk, RandomGenerator random) {
        return maker.ask(talk, random).filter(Kind::isSensible).map(it -> it.of(id));
    }

    /// Whether it can be answered by eye: a capture whose clock went back shows times below 0.
    private static boolean isSensible(Question question) {
        return !(question.answer() instanceof Answer.Measure measure) || measure.value() > 0;
    }
}
