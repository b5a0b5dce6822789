package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import handshake.support.Bytes;
import handshake.support.Text;
import handshake.worker.TestInfo;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KnownTestsTest {
    private final KnownTests known = new KnownTests();

    @Test
    void what_was_found_is_known_under_its_key_only() {
        List<TestInfo> tests = List.of(new TestInfo("id", Text.same("passes"), 1, 2, "A#passes"));
        known.add("key", tests);
        assertEquals(Optional.of(tests), known.find("key"));
        assertEquals(Optional.empty(), known.find("another"));
    }

    @Test
    void the_longest_unused_is_forgotten() {
        for (int i = 0; i < 100; i++) {
            known.add("key " + i, List.of());
            known.find("key 0");
        }
        assertEquals(Optional.of(List.of()), known.find("key 0"));
        assertEquals(Optional.empty(), known.find("key 1"));
        assertEquals(Optional.of(List.of()), known.find("key 99"));
    }

    @Test
    void any_other_class_or_name_is_another_key() {
        String key = key(Map.of("A", "one", "B", "two"));
        assertEquals(key, key(Map.of("B", "two", "A", "one")));
        assertNotEquals(key, key(Map.of("A", "one", "B", "too")));
        assertNotEquals(key, key(Map.of("A", "one", "C", "two")));
        assertNotEquals(key, key(Map.of("A", "one")));
        assertNotEquals(key(Map.of("A", "Bx")), key(Map.of("AB", "x")));
    }

    private static String key(Map<String, String> classes) {
        var files = new TreeMap<String, byte[]>();
        classes.forEach((name, file) -> files.put(name, Bytes.utf8(file)));
        return KnownTests.key(files);
    }
}
