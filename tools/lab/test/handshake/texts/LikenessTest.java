package handshake.texts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LikenessTest {
    private static boolean isLike(String told, String came) {
        return Likeness.isAll(told.lines().toList(), came);
    }

    @Test
    void the_same_is_like_itself_and_nothing_else_is() {
        assertTrue(isLike("Saved a.txt, 5 bytes", "Saved a.txt, 5 bytes\n"));
        assertFalse(isLike("Saved a.txt, 5 bytes", "Saved a.txt, 6 bytes\n"));
        assertFalse(isLike("Saved a.txt, 5 bytes", "Saved axtxt, 5 bytes\n"));
        assertFalse(isLike("one", "one\ntwo\n"));
        assertFalse(isLike("one\ntwo", "one\n"));
    }

    @Test
    void dots_stand_for_a_part_of_a_line_or_for_lines() {
        assertTrue(isLike("1,0… datagrams", "1,058 datagrams\n"));
        assertFalse(isLike("1,0… datagrams", "1,158 datagrams\n"));
        assertTrue(isLike("first\n…\nlast", "first\na\nb\nlast\n"));
        assertTrue(isLike("first\n…\nlast", "first\nlast\n"));
        assertFalse(isLike("first\n…\nlast", "first\na\n"));
    }

    @Test
    void ports_that_the_system_chose_and_times_may_differ() {
        assertTrue(isLike("/127.0.0.1:50554 came", "/127.0.0.1:41000 came\n"));
        assertFalse(isLike("/127.0.0.1:7891 came", "/127.0.0.1:7892 came\n"));
        assertTrue(isLike("localport=50554]", "localport=33000]\n"));
        assertTrue(isLike("1 file; 0.4 s", "1 file; 12.5 s\n"));
        assertFalse(isLike("1 file; 0.4 s", "2 files; 0.4 s\n"));
        assertTrue(isLike("3.4 MB/s", "118 kB/s\n"));
    }

    @Test
    void empty_lines_and_the_width_of_gaps_do_not_count() {
        assertTrue(isLike("a  b\n\nc", "a b\nc\n"));
        assertFalse(isLike("a b", "ab\n"));
    }

    @Test
    void a_beginning_is_like_when_more_follows() {
        assertTrue(Likeness.isBeginning(List.of("Listening"), "Listening\nA client\n"));
        assertFalse(Likeness.isBeginning(List.of("Listening"), "Listen\n"));
    }
}
