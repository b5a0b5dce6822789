package handshake.viewer.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The page's texts: complete, in both languages, and all of them used.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class WordsTest {
    private static final JsonNode WORDS = read("words.json");
    private static final JsonNode FIELDS = read("fields.json");

    private static JsonNode read(String name) {
        return JsonMapper.builder().build().readTree(Assets.text(name));
    }

    private static TreeSet<String> found(String pattern, String text) {
        var found = new TreeSet<String>();
        Pattern.compile(pattern).matcher(text).results().forEach(it -> found.add(it.group(1)));
        return found;
    }

    private static String scripts() {
        var all = new StringBuilder(Assets.text("page.html"));
        Assets.SCRIPTS.stream()
                .filter(it -> !it.equals("d3.js"))
                .forEach(it -> all.append(Assets.text(it)));
        return all.toString();
    }

    @Test
    void every_word_is_there_in_both_languages_with_the_same_places() {
        WORDS.propertyStream()
                .forEach(word -> {
                    String english = word.getValue().get(0).asString();
                    String chinese = word.getValue().get(1).asString();
                    assertTrue(!english.isBlank() && !chinese.isBlank(), word.getKey());
                    assertEquals(
                            found("(\\{\\w+})", english),
                            found("(\\{\\w+})", chinese),
                            word.getKey());
                });
    }

    @Test
    void every_word_that_the_page_asks_for_exists() {
        var asked = found("\\bsay\\(\"(\\w+)\"", scripts());
        asked.addAll(found("data-(?:word|title|label|placeholder)=\"(\\w+)\"", scripts()));
        for (String name : asked) {
            if (!name.equals("complete")) { // put together with its end
                assertTrue(WORDS.has(name), name);
            }
        }
    }

    @Test
    void every_word_is_used() {
        String scripts = scripts();
        WORDS.propertyNames()
                .forEach(name -> {
                    String stem = name.replaceFirst("1$", "");
                    boolean used =
                            scripts.contains('"' + stem + '"') || stem.startsWith("complete");
                    assertTrue(used, name + " is used nowhere");
                });
    }

    @Test
    void every_field_has_a_name_and_a_sentence_in_both_languages() throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/handshake/viewer/fields"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                keys.addAll(
                        found(
                                "\"((?:eth|vlan|mpls|pppoe|ppp|fddi|llc|sll|null|loop|ip|ip6|gre"
                                        + "|tcp|opt)\\.[\\w.]+|padding|rest)\"",
                                Files.readString(file)));
            }
        }
        assertTrue(keys.size() > 70, keys.toString());
        assertEquals(keys, new TreeSet<>(FIELDS.propertyNames()));
        FIELDS.forEach(texts -> {
            assertEquals(4, texts.size());
            texts.forEach(text -> assertTrue(!text.asString().isBlank()));
        });
    }
}
