package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintStream;

final class OutputTest {
    @Test
    void what_is_printed_is_caught() throws Exception {
        String printed =
                Output.of(() -> {
                    System.out.print("你好");
                    System.out.printf(" %d", 7);
                });
        assertEquals("你好 7", printed);
    }

    @Test
    void other_threads_count_as_well() throws Exception {
        assertEquals(
                "there",
                Output.of(() -> Thread.ofPlatform().start(() -> System.out.print("there")).join()));
    }

    @Test
    void afterwards_all_is_as_before_also_after_an_exception() throws Exception {
        PrintStream before = System.out;
        Output.of(() -> {});
        assertSame(before, System.out);
        assertThrows(
                IOException.class,
                () ->
                        Output.of(() -> {
                            throw new IOException();
                        }));
        assertSame(before, System.out);
    }
}
