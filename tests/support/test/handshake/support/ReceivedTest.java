package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.support.Received.Ending;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ReceivedTest {
    @Test
    void other_bytes_are_shown() {
        assertEquals("\"bye\", 3 bytes", en("bye", Ending.OTHER_BYTES));
    }

    @Test
    void nothing_but_an_ending_is_that_ending() {
        assertEquals("nothing", en("", Ending.SILENCE));
        assertEquals("a reset (RST)", en("", Ending.RESET));
        assertEquals("the end of the stream", en("", Ending.END_OF_STREAM));
    }

    @Test
    void bytes_come_before_the_ending() {
        assertEquals("\"by\", 2 bytes, then the end of the stream", en("by", Ending.END_OF_STREAM));
        assertEquals("\"by\", 2 bytes, then nothing", en("by", Ending.SILENCE));
    }

    @Test
    void it_is_told_in_Chinese_too() {
        Text told = new Received(Bytes.utf8("by"), Ending.RESET, List.of()).describe();
        assertEquals("\"by\", 2 bytes，然后重置（RST）", told.zh());
    }

    private static String en(String text, Ending ending) {
        return new Received(Bytes.utf8(text), ending, List.of()).describe().en();
    }
}
