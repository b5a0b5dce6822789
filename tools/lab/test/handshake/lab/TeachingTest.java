package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.support.Mistake;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The teacher's guide does not drift from the catalogue of mistakes, nor one language from the
/// other.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TeachingTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String ENGLISH = "TEACHING.md";
    private static final String CHINESE = "TEACHING.zh-CN.md";
    private static final Pattern QUESTION =
            Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| (.+) \\|$");
    private static final Pattern TARGET = Pattern.compile("]\\(([^)]+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void every_mistake_has_its_question_once_under_its_lesson(String name) throws IOException {
        var ids = new LinkedHashMap<String, Integer>();
        for (String chapter : read(name).split("(?m)^### ")) {
            for (MatchResult row : QUESTION.matcher(chapter).results().toList()) {
                int lesson =
                        Integer.parseInt(
                                chapter.lines().findFirst().orElse("").replaceAll("\\D", ""));
                assertEquals(null, ids.put(row.group(1), lesson), row.group(1) + " stands twice");
            }
        }
        var expected = new LinkedHashMap<String, Integer>();
        Arrays.stream(Mistake.values()).forEach(it -> expected.put(it.id(), it.lesson()));
        assertEquals(List.copyOf(expected.entrySet()), List.copyOf(ids.entrySet()));
    }

    @Test
    void what_to_ask_is_a_question_and_not_the_catalogues_text() throws IOException {
        for (String name : List.of(ENGLISH, CHINESE)) {
            for (Map.Entry<String, String> it : questions(name).entrySet()) {
                Mistake mistake = Mistake.of(it.getKey()).orElseThrow();
                String asked = it.getValue();
                assertTrue(asked.contains("?") || asked.contains("？"), asked);
                assertNotEquals(mistake.title().en(), asked);
                assertTrue(!mistake.explanation().en().contains(asked), asked);
                assertTrue(!mistake.explanation().zh().contains(asked), asked);
            }
        }
    }

    @Test
    void the_table_of_sessions_has_every_lesson_in_turn() throws IOException {
        for (String name : List.of(ENGLISH, CHINESE)) {
            List<String> planned =
                    Pattern.compile("(?m)^\\| (\\d+) \\| \\[([^]]+)]")
                            .matcher(read(name))
                            .results()
                            .map(it -> it.group(1) + " " + it.group(2))
                            .toList();
            List<String> lessons =
                    Course.in(ROOT).lessons().stream().map(TeachingTest::numbered).toList();
            assertEquals(lessons, planned, name);
        }
    }

    @Test
    void both_languages_have_the_same_headings_fences_and_links() throws IOException {
        assertEquals(shape(ENGLISH, "^#+(?= )"), shape(CHINESE, "^#+(?= )"));
        assertEquals(shape(ENGLISH, "^```[^`]*?^```"), shape(CHINESE, "^```[^`]*?^```"));
        assertEquals(links(ENGLISH), links(CHINESE));
        for (String link : links(CHINESE)) {
            assertTrue(
                    link.startsWith("https://")
                            || Files.exists(ROOT.resolve("slides").resolve(link)),
                    link);
        }
    }

    @Test
    void who_teaches_finds_it_from_the_READMEs() throws IOException {
        String english = Files.readString(ROOT.resolve("README.md"));
        String chinese = Files.readString(ROOT.resolve("README.zh-CN.md"));
        assertTrue(english.contains("](slides/" + ENGLISH + ")"));
        assertTrue(chinese.contains("](slides/" + CHINESE + ")"));
    }

    private static String numbered(Lesson lesson) {
        return lesson.number() + " " + lesson.name();
    }

    private static Map<String, String> questions(String name) throws IOException {
        var questions = new LinkedHashMap<String, String>();
        QUESTION.matcher(read(name))
                .results()
                .forEach(it -> questions.put(it.group(1), it.group(2)));
        return questions;
    }

    private static List<String> shape(String name, String what) throws IOException {
        return Pattern.compile("(?ms)" + what)
                .matcher(read(name))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> links(String name) throws IOException {
        return TARGET.matcher(read(name))
                .results()
                .map(it -> it.group(1).replace(".zh-CN", ""))
                .filter(it -> !it.equals(ENGLISH))
                .toList();
    }

    private static String read(String name) throws IOException {
        return Files.readString(ROOT.resolve("slides").resolve(name));
    }
}
