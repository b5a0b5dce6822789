package handshake.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DeckTest {
    private static Deck deck(String text) {
        return Deck.parse(Path.of("01-x.md"), text);
    }

    @Test
    void a_line_of_three_dashes_parts_two_slides() {
        Deck deck = deck("---\nmarp: true\n---\n\n# One\n\n---\n\n## Two `x`\n\nwords\n");
        assertEquals("marp: true\n", deck.frontMatter());
        assertEquals(2, deck.slides().size());
        assertEquals("One", deck.slides().get(0).title());
        assertEquals("Two x", deck.slides().get(1).title());
        assertEquals("## Two `x`\n\nwords", deck.slides().get(1).markdown());
    }

    @Test
    void dashes_and_comments_in_a_fence_are_code() {
        Deck deck = deck("# One\n\n```\n---\n<!-- x -->\n# no heading\n```\n");
        assertEquals(1, deck.slides().size());
        assertEquals("", deck.slides().getFirst().notes());
    }

    @Test
    void a_comment_is_for_the_presenter_only() {
        Deck.Slide slide =
                deck("# One\n\n<!--\nSay it.\n\nTwice.\n-->\n\nseen\n").slides().getFirst();
        assertEquals("Say it.\n\nTwice.", slide.notes());
        assertEquals("# One\n\n\nseen", slide.markdown());
    }

    @Test
    void Windows_line_ends_make_no_difference() {
        assertEquals(
                2, deck("---\r\nmarp: true\r\n---\r\n# A\r\n\r\n---\r\n# B\r\n").slides().size());
    }

    @Test
    void a_text_without_anything_is_one_empty_slide() {
        assertEquals(1, deck("").slides().size());
        assertEquals("", deck("").slides().getFirst().title());
    }
}
