package lesson11;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Initial sequence numbers, with a liking for those that soon wrap around.
final class Numbers {
    static final long COUNT = 1L << 32;

    private Numbers() {}

    static Arbitrary<Long> any() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, COUNT - 1),
                Arbitraries.longs().between(COUNT - 3, COUNT - 1),
                Arbitraries.longs().between(COUNT - 3000, COUNT - 1));
    }
}
