package handshake.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ColoursProperties {
    @Test
    void keywords_strings_comments_and_types_are_marked() {
        assertEquals(
                "<span class=\"keyword\">return</span> <span class=\"keyword\">new</span> <span"
                    + " class=\"type\">Socket</span>(<span class=\"string\">&quot;if&quot;</span>);"
                    + " <span class=\"comment\">// return</span>",
                Colours.html("return new Socket(\"if\"); // return", "java"));
    }

    @Test
    void what_a_person_types_stands_out() {
        assertEquals(
                "<span class=\"prompt\">$ </span><span class=\"typed\">ls &lt;x</span>\nout",
                Colours.html("$ ls <x\nout", "console"));
    }

    @Property(tries = 300)
    void no_character_is_lost_or_added(@ForAll String code) {
        for (String language : List.of("java", "python", "console", "text", "")) {
            String html = Colours.html(code, language);
            String back =
                    html.replaceAll("</?span[^>]*>", "")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&amp;", "&");
            assertEquals(code, back, language);
        }
    }
}
