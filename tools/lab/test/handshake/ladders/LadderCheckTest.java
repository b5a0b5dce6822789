package handshake.ladders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// A ladder that is right has no defect; every way to get one wrong is found, at its line.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LadderCheckTest {
    private static final String NUMBERED =
            """
            client:37048                                  server:7891
               │── SYN  seq 0 ────────────────────────────────────▶│   0.000 ms
               │◀──────────────────────── SYN, ACK  seq 0, ack 1 ──│   0.013 ms
               │── ACK  seq 1, ack 1 ─────────────────────────────▶│
               │── "hello"  5 bytes  seq 1, ack 1 ────────────────▶│   4.606 ms   write()
               │◀───────────────────────────── ACK  seq 1, ack 6 ──│
               │── FIN, ACK  seq 6, ack 1 ────────────────────────▶│   10.502 ms   close()
               │◀──────────────────────── FIN, ACK  seq 1, ack 7 ──│
               │── ACK  seq 7, ack 2 ─────────────────────────────▶│
            """;

    private static final String CHINESE =
            """
            客户端                                     服务器
              │── SYN ────────────────────────────────────▶│
              │◀─────────────────────────────── SYN, ACK ──│
              │── ACK ────────────────────────────────────▶│
              │── "GET 我\\n"  8 字节 ─────────────────────▶│
              │◀──────────────────────────────────── ACK ──│
              ┆                                            ┆  read() 在等
              │◀─────────────────────── "OK 6\\n"  5 字节 ──│
              │◀────────────────────────────── 6 字节，FIN ─│
              │── ACK 17，窗口 0 ─────────────────────────▶│
            """;

    private static final String LOSS =
            """
               │── 10 bytes from 1 ───────────────✗        │
               │── 10 bytes from 11 ──────────────────────▶│
               │◀─────────────────────────────────── ACK 1 ──│
               │── 10 bytes from 1 ───────────────────────▶│
               │◀────────────────────────────────── ACK 21 ──│
            """;

    @Test
    void a_ladder_that_is_right_has_no_defect() {
        assertEquals(List.of(), LadderCheck.defects(NUMBERED));
        for (String ladder : List.of(CHINESE, LOSS)) {
            assertEquals(List.of(), LadderCheck.defects(LadderCheck.drawn(ladder)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    5 bytes  seq 1, ack 1    | 5 bytes  seq 2, ack 1    | begins at 2, the one before ended at 1
                    ACK  seq 1, ack 6        | ACK  seq 1, ack 5        | acknowledges 5, but it must be 6
                    FIN, ACK  seq 1, ack 7   | FIN, ACK  seq 1, ack 6   | acknowledges 6, but it must be 7
                    ACK  seq 7, ack 2        | ACK  seq 7, ack 0        | goes back: 1 has been acknowledged
                    SYN, ACK  seq 0, ack 1   | SYN, ACK  seq 0, ack 2   | acknowledges 2, but it must be 1
                    '"hello"  5 bytes'       | '"hello"  6 bytes'       | is not so many bytes
                    0.013 ms                 | 11.01 ms                 | is earlier than the line above it
                    """)
    void a_wrong_number_is_found(String right, String wrong, String because) {
        assertDefect(because, NUMBERED.replace(right, wrong));
    }

    @Test
    void a_wrong_direction_is_found() {
        assertDefect("answers no SYN", turned(NUMBERED, "SYN, ACK  seq 0, ack 1"));
        assertDefect("acknowledges", turned(NUMBERED, "ACK  seq 1, ack 6"));
        String chinese = LadderCheck.drawn(CHINESE);
        assertDefect("\"ACK\" acknowledges nothing", turned(chinese, " ACK ──│"));
        assertDefect("is a request: the client sends it", turned(chinese, "GET 我"));
        assertDefect("is a reply: the server sends it", turned(chinese, "OK 6"));
    }

    @Test
    void a_column_too_far_is_found_also_beside_Chinese() {
        assertDefect("out of its columns", NUMBERED.replace("ack 6 ──│", "ack 6 ───│"));
        assertDefect("out of its columns", NUMBERED.replace("SYN  seq 0 ─", "SYN  seq 0 "));
        assertDefect("\"│◀────────────────────────────── 6 字节，FIN ─│\" is out", CHINESE);
        assertDefect("does not stand above the lifelines", NUMBERED.replace("   server", "server"));
    }

    @Test
    void what_is_no_line_of_a_ladder_is_found() {
        assertDefect(
                "is no line of a ladder", NUMBERED.replace("write()\n", "write()\n   │ and\n"));
        assertDefect("is no line of a ladder", NUMBERED.replace("▶│   4.606", "─│   4.606"));
    }

    @Test
    void more_or_fewer_bytes_than_OK_promised_are_found() {
        String right =
                LadderCheck.drawn(
                        """
                          │── "GET a\\n"  6 bytes ────────────▶│
                          │◀─────────────── "OK 5\\n"  5 bytes ──│
                          │◀──────────────── "hello"  5 bytes ──│
                          │── "GET b\\n"  6 bytes ────────────▶│
                        """);
        assertEquals(List.of(), LadderCheck.defects(right));
        assertDefect("brings 1 bytes more", right.replace("\"OK 5\\n\"", "\"OK 4\\n\""));
        assertDefect(
                "comes while 1 bytes are missing", right.replace("\"OK 5\\n\"", "\"OK 6\\n\""));
    }

    @Test
    void no_more_is_sent_than_the_window_has_room_for() {
        String right =
                LadderCheck.drawn(
                        """
                          │── ACK, window 300 ─▶│
                          │◀── 100 bytes ──│
                          │◀── 200 bytes ──│
                          │── ACK, window 0 ─▶│
                        """);
        assertEquals(List.of(), LadderCheck.defects(right));
        assertDefect("more than the 200 bytes of window", right.replace("200 bytes", "201 bytes"));
        assertDefect("more than the 199 bytes of window", right.replace("300", "299"));
    }

    @Test
    void a_request_in_words_and_the_packets_of_lesson_12_go_their_way() {
        assertDefect("the client sends it", "  │◀── RANGE 20 a.txt ──│\n");
        assertDefect("the server sends it", "  │── OK 16, and 16 bytes ──▶│\n");
        String stopAndWait = "  │── DATA 0  \"ab\" ────▶│\n  │◀─────────── ACK 1 ──│\n";
        assertEquals(List.of(), LadderCheck.defects(LadderCheck.drawn(stopAndWait)));
        assertDefect(
                "\"ACK 1\" goes the wrong way",
                LadderCheck.drawn(stopAndWait.replace("◀─────────── ACK 1 ──", "── ACK 1 ──▶")));
    }

    @Test
    void nothing_comes_behind_a_FIN_but_another_connection() {
        String twice = "  │── FIN, ACK ──────────────▶│\n";
        assertDefect("is sent behind a FIN", twice + twice);
        assertEquals(List.of(), LadderCheck.defects(twice + "\n" + twice));
    }

    @Test
    void what_is_sent_again_was_lost_before() {
        assertDefect("begins at 1, the one before ended at 21", LOSS.replace("✗        │", "▶│"));
        assertDefect("acknowledges 11, but it must be 1", LOSS.replace("ACK 1 ", "ACK 11 "));
    }

    @Test
    void drawing_keeps_what_is_said_and_is_done_once() {
        for (String ladder : List.of(NUMBERED, CHINESE, LOSS)) {
            String drawn = LadderCheck.drawn(ladder);
            assertEquals(drawn, LadderCheck.drawn(drawn));
            assertEquals(LadderCheck.meaning(ladder), LadderCheck.meaning(drawn));
        }
        assertEquals(
                LadderCheck.meaning("│◀── 1 448 bytes, FIN, ACK, window 7 ──│"),
                LadderCheck.meaning("│◀── 1 448 字节，FIN，ACK，窗口 7 ──│"));
        assertNotEquals(LadderCheck.meaning("│── ACK 1 ─▶│"), LadderCheck.meaning("│── ACK 2 ─▶│"));
    }

    @Test
    void what_a_command_printed_and_boxes_are_no_typed_ladders() {
        assertTrue(LadderCheck.isLadder(NUMBERED));
        assertFalse(LadderCheck.isLadder("$ ./lab view x --text\n" + NUMBERED));
        assertFalse(LadderCheck.isLadder("client ───▶ │ waiting │\n└──────────┘\n"));
        assertFalse(LadderCheck.isLadder("Ethernet │ IP: from a to b │ TCP │\n"));
    }

    private static void assertDefect(String part, String ladder) {
        List<String> defects = LadderCheck.defects(ladder);
        assertTrue(defects.stream().anyMatch(it -> it.contains(part)), defects::toString);
    }

    /// The ladder with the first arrow that has this label, the first line, pointing the other way.
    private static String turned(String ladder, String label) {
        String line = ladder.lines().filter(it -> it.contains(label)).findFirst().orElseThrow();
        String bare = line.replaceAll("^ *│◀?─* | ─*▶?│.*$", "");
        String turned = line.contains("▶") ? "  │◀─ " + bare + " ──│" : "  │── " + bare + " ─▶│";
        return LadderCheck.drawn(ladder.replace(line, turned));
    }
}
