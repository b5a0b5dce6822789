package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

final class MistakeTest {
    private static final int MAX_TITLE_CHARACTERS = 70;

    @Test
    void an_id_is_what_people_say() {
        assertEquals("single-read", Mistake.SINGLE_READ.id());
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void it_is_found_by_its_id(Mistake mistake) {
        assertEquals(Optional.of(mistake), Mistake.of(mistake.id()));
    }

    @Test
    void another_id_finds_nothing() {
        assertEquals(Optional.empty(), Mistake.of("SINGLE_READ"));
        assertEquals(Optional.empty(), Mistake.of(""));
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void its_texts_are_there_in_both_languages(Mistake mistake) {
        Text title = mistake.title();
        Text explanation = mistake.explanation();
        assertTrue(
                title.en().length() > 5 && title.en().length() < MAX_TITLE_CHARACTERS, title.en());
        assertFalse(title.en().startsWith("#"), title.en());
        assertTrue(isChinese(title.zh()), title.zh());
        assertFalse(isChinese(title.en()), title.en());
        assertTrue(explanation.en().length() > 100, explanation.en());
        assertTrue(isChinese(explanation.zh()), explanation.zh());
        assertNotEquals(explanation.en(), explanation.zh());
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void it_belongs_to_a_lesson(Mistake mistake) {
        assertTrue(mistake.lesson() >= 1 && mistake.lesson() <= 12);
    }

    @Test
    void mistakes_stand_in_the_order_of_the_lessons() {
        var lessons = Arrays.stream(Mistake.values()).map(Mistake::lesson).toList();
        assertEquals(lessons.stream().sorted().toList(), lessons);
    }

    @Test
    void there_is_no_text_without_a_mistake() throws Exception {
        Set<String> known =
                Arrays.stream(Mistake.values())
                        .flatMap(it ->
                                java.util.stream.Stream.of(it.id() + ".md", it.id() + ".zh-CN.md"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, files());
    }

    private static Set<String> files() throws IOException, java.net.URISyntaxException {
        Path folder = Path.of(Mistake.class.getResource("mistakes").toURI());
        try (var files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isChinese(String text) {
        return text.codePoints()
                .anyMatch(it -> Character.UnicodeScript.of(it) == Character.UnicodeScript.HAN);
    }
}
