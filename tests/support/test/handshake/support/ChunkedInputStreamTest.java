package handshake.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;

final class ChunkedInputStreamTest {
    private final ChunkedInputStream in =
            new Delivery(Bytes.utf8("hello"), List.of(4), false).open();
    private final byte[] buffer = new byte[10];

    @Test
    void a_read_gives_what_is_left_of_a_piece_and_no_more() throws IOException {
        assertEquals(3, in.read(buffer, 0, 3));
        assertEquals(1, in.read(buffer, 3, 7));
        assertEquals(1, in.read(buffer, 4, 6));
        assertArrayEquals(Bytes.utf8("hello\0\0\0\0\0"), buffer);
    }

    @Test
    void behind_the_last_byte_comes_minus_one_again_and_again() throws IOException {
        assertEquals(5, in.readAllBytes().length);
        assertEquals(-1, in.read());
        assertEquals(-1, in.read(buffer));
    }

    @Test
    void a_single_byte_is_never_negative() throws IOException {
        var high = Delivery.whole(new byte[] {(byte) 0xff, (byte) 0x80}).open();
        assertEquals(255, high.read());
        assertEquals(128, high.read());
        assertEquals(-1, high.read());
    }

    @Test
    void a_read_of_nothing_gives_nothing_even_at_the_end() throws IOException {
        assertEquals(0, in.read(buffer, 0, 0));
        in.readAllBytes();
        assertEquals(0, in.read(new byte[0]));
    }

    @Test
    void a_range_outside_the_buffer_is_refused_also_at_the_end() throws IOException {
        assertThrows(IndexOutOfBoundsException.class, () -> in.read(buffer, 8, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> in.read(buffer, -1, 2));
        assertEquals(0, in.bytesRead());
        in.readAllBytes();
        assertThrows(IndexOutOfBoundsException.class, () -> in.read(buffer, 8, 3));
    }

    @Test
    void a_stream_that_breaks_throws_behind_its_last_byte() throws IOException {
        var breaking = new Delivery(Bytes.utf8("ab"), List.of(), true).open();
        assertEquals(2, breaking.read(buffer));
        assertThrows(SocketException.class, () -> breaking.read(buffer));
        assertThrows(SocketException.class, breaking::read);
    }

    @Test
    void a_closed_stream_cannot_be_read() {
        assertFalse(in.isClosed());
        in.close();
        assertTrue(in.isClosed());
        assertThrows(SocketException.class, () -> in.read(buffer));
    }

    @Test
    void it_counts_the_bytes_that_were_read() throws IOException {
        in.read();
        in.read(buffer, 0, 2);
        assertEquals(3, in.bytesRead());
    }

    @Test
    void it_knows_whether_the_last_read_fell_short() throws IOException {
        assertFalse(in.isLastReadShort());
        in.read(buffer, 0, 10);
        assertTrue(in.isLastReadShort());
        in.read();
        assertFalse(in.isLastReadShort());
    }

    @Test
    void it_counts_the_reads_at_its_end() throws IOException {
        in.readNBytes(5);
        assertEquals(0, in.readsAtEnd());
        in.read();
        in.read();
        assertEquals(2, in.readsAtEnd());
    }

    @Test
    void a_loop_that_overlooks_the_end_is_told_so() {
        Failure failure =
                Failures.of(() -> {
                    while (in.read(buffer) != 42) {
                        // as students do
                    }
                });
        assertEquals(Optional.of(Mistake.SPINS_AT_EOF), failure.mistake());
    }

    @Test
    void available_is_always_0() throws IOException {
        assertEquals(0, in.available());
        in.read();
        assertEquals(0, in.available());
    }

    @Test
    void a_loop_that_waits_for_available_is_told_so() {
        Failure failure =
                Failures.of(() -> {
                    while (in.available() == 0) {
                        Thread.onSpinWait();
                    }
                });
        assertEquals(Optional.of(Mistake.TRUSTS_AVAILABLE), failure.mistake());
    }

    @Test
    void available_may_be_asked_before_every_read() throws IOException {
        var many = Delivery.whole(new byte[100]).open();
        while (many.read() >= 0) {
            many.available();
        }
        assertEquals(100, many.timesAvailable());
    }

    @Test
    void what_the_JDK_asks_itself_does_not_count() throws IOException {
        new BufferedInputStream(in).readAllBytes();
        assertEquals(0, in.timesAvailable());
    }

    @Test
    void buffers_of_the_JDK_are_recognized() throws IOException {
        assertTrue(isBuffered(it -> new BufferedInputStream(it).read()));
        assertTrue(isBuffered(it -> new BufferedInputStream(it).readNBytes(2)));
        assertTrue(isBuffered(it -> new DataInputStream(new BufferedInputStream(it)).readByte()));
        assertTrue(isBuffered(it -> new InputStreamReader(it, StandardCharsets.UTF_8).read()));
        assertTrue(
                isBuffered(it ->
                        new BufferedReader(new InputStreamReader(it, StandardCharsets.UTF_8))
                                .readLine()));
        assertTrue(isBuffered(it -> new Scanner(it, StandardCharsets.UTF_8).nextLine()));
    }

    @Test
    void reading_without_a_buffer_is_not_taken_for_one() throws IOException {
        assertFalse(isBuffered(ChunkedInputStream::read));
        assertFalse(isBuffered(it -> it.read(new byte[8192])));
        assertFalse(isBuffered(it -> it.readNBytes(5000)));
        assertFalse(isBuffered(ChunkedInputStream::readAllBytes));
        assertFalse(isBuffered(it -> new DataInputStream(it).readByte()));
        assertFalse(isBuffered(it -> Channels.newChannel(it).read(ByteBuffer.allocate(8192))));
    }

    private interface Use {
        Object of(ChunkedInputStream in) throws IOException;
    }

    private static boolean isBuffered(Use use) throws IOException {
        ChunkedInputStream in = Delivery.whole(Bytes.utf8("a line\n")).open();
        use.of(in);
        return in.isReadByBuffer();
    }
}
