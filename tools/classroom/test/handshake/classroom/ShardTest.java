package handshake.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ShardTest {
    private static final List<Submission> CLASS =
            IntStream.range(0, 400)
                    .mapToObj(i -> new Submission("学生 " + i, "", "s" + i, List.of()))
                    .toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void everybody_is_in_one_part(int count) {
        var all = new ArrayList<Submission>();
        for (int number = 1; number <= count; number++) {
            List<Submission> part = new Shard(number, count).of(CLASS);
            assertTrue(part.size() > CLASS.size() / count / 2, "about the same each: " + part);
            all.addAll(part);
        }
        assertEquals(CLASS.size(), all.size());
        assertEquals(CLASS.size(), all.stream().distinct().count());
    }

    @Test
    void who_else_is_there_moves_nobody() {
        var shard = new Shard(2, 3);
        List<Submission> fewer = CLASS.subList(100, 200);
        assertEquals(shard.of(CLASS).stream().filter(fewer::contains).toList(), shard.of(fewer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1", "/", "1/3/5", "-1/3", "a/b", "1/0", "1/9999999"})
    void a_part_that_cannot_be_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Shard.parse(text));
    }
}
