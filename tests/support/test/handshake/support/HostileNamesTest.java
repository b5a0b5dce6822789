package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

final class HostileNamesTest {
    private static final List<String> ALL = HostileNames.all("secret.txt", "etc/passwd");

    @Test
    void there_are_hundreds_and_none_twice() {
        assertTrue(ALL.size() > 300, () -> ALL.size() + " names");
        assertEquals(ALL.size(), new HashSet<>(ALL).size());
    }

    @Test
    void every_name_that_must_be_refused_is_among_them() {
        assertTrue(new HashSet<>(ALL).containsAll(HostileNames.refused()));
    }

    @Test
    void the_classics_are_there() {
        List<String> classics =
                List.of(
                        "../secret.txt",
                        "../../secret.txt",
                        "/etc/passwd",
                        "..\\secret.txt",
                        "NUL",
                        "");
        assertTrue(HostileNames.refused().containsAll(classics));
        assertTrue(ALL.contains("%2e%2e%2fsecret.txt"));
        assertTrue(ALL.contains("..//etc/passwd"));
    }

    @Test
    void no_name_ends_the_line_it_is_sent_in() {
        assertTrue(ALL.stream().noneMatch(it -> it.contains("\n")));
        for (byte[] name : HostileNames.notUtf8()) {
            assertEquals(-1, new String(name, StandardCharsets.ISO_8859_1).indexOf('\n'));
        }
    }

    @Test
    void bytes_that_are_not_UTF_8_are_not() {
        for (byte[] name : HostileNames.notUtf8()) {
            assertThrows(
                    CharacterCodingException.class,
                    () -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)));
        }
    }

    @Test
    void noise_is_the_same_at_every_run_and_has_no_line_end() {
        byte[] noise = HostileNames.noise(10_000);
        assertEquals(10_000, noise.length);
        assertTrue(java.util.Arrays.equals(noise, HostileNames.noise(10_000)));
        assertEquals(-1, new String(noise, StandardCharsets.ISO_8859_1).indexOf('\n'));
    }
}
