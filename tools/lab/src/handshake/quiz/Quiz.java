package handshake.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Questions on one conversation: as many as are wanted, of different kinds, in the order of a
/// connection's life.
public final class Quiz {
    private Quiz() {}

    /// The questions that this seed chooses; the same ones whenever it is given.
    ///
    /// @param most how many at most; there are fewer where the conversation cannot answer so many
    public static List<Question> of(Conversed talk, long seed, int most) {
        var possible = new ArrayList<Question>();
        for (Kind kind : Kind.all()) {
            // One source for each kind: what one of them uses does not change the others.
            var random = new SplittableRandom(seed ^ kind.id().hashCode());
            kind.ask(talk, random).ifPresent(possible::add);
        }
        var chosen = new ArrayList<>(possible);
        Collections.shuffle(chosen, new SplittableRandom(seed));
        possible.retainAll(chosen.subList(0, Math.min(most, chosen.size())));
        return List.copyOf(possible);
    }
}
