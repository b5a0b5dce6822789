package handshake.support;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How to tell a mistake by what a program did.
///
/// @param mistake the mistake it points to
/// @param sign whether what was got shows it
public record Clue<T>(Mistake mistake, Predicate<? super T> sign) {

    /// The mistake of the first clue that fits; empty if none does.
    static <T> Optional<Mistake> first(List<Clue<T>> clues, T got) {
        return clues.stream().filter(clue -> clue.sign().test(got)).map(Clue::mistake).findFirst();
    }
}
