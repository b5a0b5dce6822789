package handshake.support;

import static handshake.support.Mistake.ONE_BYTE_AT_A_TIME;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

final class PatternedBytesTest {
    /// Longer than two periods, and no multiple of anything.
    private static final PatternedBytes CONTENT = new PatternedBytes(2_345_678);

    @TempDir Path folder;

    @Test
    void its_source_gives_as_many_bytes_as_it_says() throws IOException {
        PatternedSource source = CONTENT.source();
        assertEquals(2_345_678, source.readAllBytes().length);
        assertEquals(2_345_678, source.given());
        assertEquals(-1, source.read());
        assertEquals(-1, source.read(new byte[5]));
    }

    @Test
    void it_is_not_all_zeros_and_does_not_repeat_within_a_buffer() throws IOException {
        byte[] all = CONTENT.source().readAllBytes();
        assertFalse(Arrays.equals(all, new byte[all.length]));
        int buffer = 64 * 1024;
        assertFalse(
                Arrays.equals(all, 0, 1_100_000, all, buffer, buffer + 1_100_000),
                "a buffer that is lost would not show");
    }

    @Test
    void single_bytes_are_those_that_arrays_hold() throws IOException {
        byte[] array = CONTENT.source().readNBytes(5000);
        PatternedSource source = CONTENT.source();
        for (byte b : array) {
            assertEquals(b & 0xff, source.read());
        }
        assertEquals(5000, source.reads());
    }

    @Test
    void what_its_source_gives_its_sink_takes() throws IOException {
        PatternedSink sink = CONTENT.sink();
        CONTENT.source().transferTo(sink);
        sink.mustHaveAll();
        assertEquals(CONTENT.length(), sink.taken());
        assertTrue(sink.writes() > 1);
    }

    @Test
    void a_byte_that_is_wrong_is_told_with_its_place() throws IOException {
        byte[] bytes = CONTENT.source().readAllBytes();
        bytes[1_000_007]++;
        Failure failure = Failures.of(() -> CONTENT.sink().write(bytes));
        assertEquals("the first 1 000 007 bytes are right, then come others", failure.what().en());
        assertEquals(Optional.of("0x%02x".formatted(bytes[1_000_007])), failure.got());
    }

    @Test
    void a_single_byte_that_is_wrong_is_told_too() throws IOException {
        int first = CONTENT.source().read();
        Failure failure = Failures.of(() -> CONTENT.sink().write(first ^ 1));
        assertEquals("the first 0 bytes are right, then come others", failure.what().en());
    }

    @Test
    void bytes_behind_the_end_are_told() throws IOException {
        var small = new PatternedBytes(3);
        byte[] three = small.source().readAllBytes();
        Failure failure = Failures.of(() -> small.sink().write(Arrays.copyOf(three, 4)));
        assertEquals("all 3 bytes came, and more behind them", failure.what().en());
        var sink = small.sink();
        sink.write(three);
        assertEquals(
                "all 3 bytes came, and more behind them",
                Failures.of(() -> sink.write(0)).what().en());
    }

    @Test
    void bytes_that_are_missing_are_told() throws IOException {
        PatternedSink sink = CONTENT.sink();
        sink.write(CONTENT.source().readNBytes(1024));
        Failure failure = Failures.of(sink::mustHaveAll);
        assertEquals(Optional.of("2 345 678 bytes"), failure.expected());
        assertEquals(Optional.of("1 024 bytes"), failure.got());
    }

    @Test
    void who_moves_byte_after_byte_is_stopped() {
        Failure reading =
                Failures.of(() -> {
                    PatternedSource source = CONTENT.source();
                    while (source.read() >= 0) {
                        // one by one
                    }
                });
        assertEquals(Optional.of(ONE_BYTE_AT_A_TIME), reading.mistake());
        Failure writing =
                Failures.of(() -> {
                    PatternedSink sink = CONTENT.sink();
                    for (byte b : CONTENT.source().readAllBytes()) {
                        sink.write(new byte[] {b}, 0, 1);
                    }
                });
        assertEquals(Optional.of(ONE_BYTE_AT_A_TIME), writing.mistake());
    }

    @Test
    void streams_know_whether_they_are_closed() {
        PatternedSource source = CONTENT.source();
        PatternedSink sink = CONTENT.sink();
        assertFalse(source.isClosed() || sink.isClosed());
        source.close();
        sink.close();
        assertTrue(source.isClosed() && sink.isClosed());
    }

    @Test
    void a_file_of_it_holds_the_same_bytes() throws IOException {
        Path file = folder.resolve("file");
        CONTENT.createFile(file);
        assertArrayEquals(CONTENT.source().readAllBytes(), Files.readAllBytes(file));
        CONTENT.mustBeIn(file);
    }

    @Test
    void a_file_that_was_changed_cut_or_lengthened_is_told() throws IOException {
        Path file = folder.resolve("file");
        CONTENT.createFile(file);
        Files.write(file, new byte[1], StandardOpenOption.APPEND);
        assertEquals(
                "all 2 345 678 bytes came, and more behind them",
                Failures.of(() -> CONTENT.mustBeIn(file)).what().en());
        byte[] bytes = CONTENT.source().readAllBytes();
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertEquals("bytes are missing", Failures.of(() -> CONTENT.mustBeIn(file)).what().en());
        bytes[5]++;
        Files.write(file, bytes);
        assertEquals(
                "the first 5 bytes are right, then come others",
                Failures.of(() -> CONTENT.mustBeIn(file)).what().en());
    }
}
