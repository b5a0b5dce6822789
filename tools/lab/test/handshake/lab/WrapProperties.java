package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.ladder.Columns;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class WrapProperties {
    private static final int WIDEST_PIECE = 12;

    @Property
    void nothing_but_spaces_and_line_ends_is_lost(
            @ForAll("prose") String text, @ForAll @IntRange(min = 1, max = 60) int columns) {
        assertEquals(visible(text), visible(String.join("", Wrap.at(columns, text))));
    }

    @Property
    void no_line_is_wider_than_asked_for(
            @ForAll("prose") String text,
            @ForAll @IntRange(min = WIDEST_PIECE, max = 60) int columns) {
        for (String line : Wrap.at(columns, text)) {
            assertTrue(Columns.of(line) <= columns, line);
        }
    }

    /// Words, Chinese characters and punctuation, in any order, with spaces or line ends between.
    @Provide
    Arbitrary<String> prose() {
        Arbitrary<String> piece =
                Arbitraries.of(
                        "read",
                        "a",
                        "accept()",
                        "😀",
                        "字",
                        "节流",
                        "，",
                        "。",
                        "（UDP）",
                        " ",
                        "  ",
                        "\n",
                        "\t",
                        "-",
                        "\"x\"",
                        "é");
        // A space between any two: words that stand close together are one word, and a wide one.
        return piece.list().ofMaxSize(30).map(pieces -> String.join(" ", pieces));
    }

    private static String visible(String text) {
        return text.replaceAll("\\s", "");
    }
}
