package handshake.support;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.domains.DomainContextBase;

import java.util.List;

/// Arbitrary bytes, cut anywhere: `@Domain(Deliveries.class)` on a class of properties.
///
/// They shrink towards few bytes in few pieces, so that a student reads *fails when "ab" arrives as
/// "a", then "b"* and not nine hundred random bytes.
public final class Deliveries extends DomainContextBase {
    private static final int MAX_BYTES = 2000;
    private static final int MAX_PIECE_SIZES = 6;
    private static final int MAX_CHARACTERS = 80;
    private static final int ALPHABET = 26;
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789 你好世界é";

    /// Any bytes, in any pieces, then the end.
    @Provide
    Arbitrary<Delivery> deliveries() {
        return of(Arbitraries.oneOf(textBytes(), anyBytes(MAX_BYTES)));
    }

    /// Text of letters, digits and some Chinese.
    @Provide
    Arbitrary<String> texts() {
        return text();
    }

    /// These bytes, in any pieces, then the end.
    public static Arbitrary<Delivery> of(Arbitrary<byte[]> bytes) {
        Arbitrary<Integer> small = Arbitraries.integers().between(1, 8);
        Arbitrary<Integer> large = Arbitraries.integers().between(1, 1500);
        // No edge cases: combined with those of the bytes they would use up a property's tries.
        var sizes =
                Arbitraries.oneOf(small, large)
                        .list()
                        .ofMaxSize(MAX_PIECE_SIZES)
                        .withoutEdgeCases();
        return Combinators.combine(bytes, sizes)
                .as((all, pieces) -> new Delivery(all, pieces, false));
    }

    /// Up to `maxBytes` arbitrary bytes.
    public static Arbitrary<byte[]> anyBytes(int maxBytes) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(maxBytes);
    }

    /// Text in UTF-8, some of whose characters take more than one byte.
    public static Arbitrary<byte[]> textBytes() {
        return text().map(Bytes::utf8);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.integers()
                .between(0, CHARACTERS.length())
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofMaxSize(MAX_CHARACTERS)
                .map(Deliveries::spell);
    }

    /// Numbers shrink towards 0, which stands for the letter of its position: what is left of any
    /// text is "abc…", in which one sees where a letter belongs.
    private static String spell(List<Integer> numbers) {
        var text = new StringBuilder();
        for (int number : numbers) {
            char own = (char) ('a' + text.length() % ALPHABET);
            text.append(number == 0 ? own : CHARACTERS.charAt(number - 1));
        }
        return text.toString();
    }
}
