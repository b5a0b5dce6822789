package handshake.wire.capture;

import static handshake.wire.capture.Packets.bytes;
import static handshake.wire.capture.Packets.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ValuesTest {
    @Test
    void options_are_read_in_order_up_to_the_end_mark() {
        var options =
                join(
                        bytes(2, 4, 5, 0xb4, 1, 3, 3, 7, 4, 2),
                        bytes(8, 10, 0, 0, 0, 1, 0, 0, 0, 2),
                        bytes(5, 10, 0, 0, 0, 3, 0, 0, 0, 4),
                        bytes(34, 4, 9, 9, 77, 3, 1, 0, 2, 4));
        assertEquals(
                List.of(
                        new TcpOption.MaximumSegmentSize(1_460),
                        new TcpOption.NoOperation(),
                        new TcpOption.WindowScale(7),
                        new TcpOption.SackPermitted(),
                        new TcpOption.Timestamps(1, 2),
                        new TcpOption.Sack(List.of(new TcpOption.Sack.Block(3, 4))),
                        new TcpOption.FastOpen(Bytes.of(bytes(9, 9))),
                        new TcpOption.Unknown(77, Bytes.of(bytes(1)))),
                TcpOption.parse(Bytes.of(options)));
    }

    @Test
    void an_option_with_an_impossible_length_is_kept_raw() {
        assertEquals(
                List.of(new TcpOption.Unknown(2, Bytes.of(bytes(5)))),
                TcpOption.parse(Bytes.of(bytes(2, 3, 5))));
        assertEquals(
                List.of(new TcpOption.Unknown(3, Bytes.of(bytes(0, 7)))),
                TcpOption.parse(Bytes.of(bytes(3, 0, 7))));
    }

    @Test
    void an_option_is_found_without_parsing_all() {
        var options = Bytes.of(bytes(1, 1, 2, 4, 5, 0xb4, 3, 3, 7, 0, 4, 2));
        assertEquals(6, TcpOption.find(options, TcpOption.WINDOW_SCALE));
        assertEquals(-1, TcpOption.find(options, TcpOption.SACK_PERMITTED)); // after the end
        assertEquals(-1, TcpOption.find(Bytes.of(bytes(2, 1, 3, 3)), TcpOption.WINDOW_SCALE));
    }

    @Test
    void addresses_are_written_as_RFC_5952_wants() {
        assertEquals("192.0.2.255", Address.v4(0xc00002ff).toString());
        assertEquals("::", Address.v6(0, 0).toString());
        assertEquals("::1", Address.v6(0, 1).toString());
        assertEquals("2001:db8::1", Address.v6(0x20010db8_00000000L, 1).toString());
        assertEquals(
                "2001:db8:0:1:1:1:1:1",
                Address.v6(0x20010db8_00000001L, 0x0001000100010001L).toString());
        assertEquals("1::", Address.v6(0x0001_0000_0000_0000L, 0).toString());
        assertEquals("1:0:0:1::1", Address.v6(0x0001_0000_0000_0001L, 1).toString());
    }

    @Test
    void sequence_numbers_compare_across_the_wrap() {
        assertTrue(Sequence.before(-1, 0));
        assertTrue(Sequence.after(5, -5));
        assertFalse(Sequence.after(7, 7));
        assertEquals(10, Sequence.distance(-5, 5));
    }

    @Test
    void flags_are_named_lowest_first() {
        assertEquals("SYN, ACK", TcpFlags.names(TcpFlags.ACK | TcpFlags.SYN));
        assertEquals("", TcpFlags.names(0));
    }

    @Test
    void bytes_show_only_their_window() {
        var window = Bytes.of(bytes(1, 2, 3, 4, 5)).slice(1, 4);
        assertEquals(3, window.length());
        assertEquals(0x0203, window.u16(0));
        assertEquals(Bytes.of(bytes(2, 3, 4)), window.copy());
        assertThrows(IndexOutOfBoundsException.class, () -> window.u8(3));
        assertThrows(IndexOutOfBoundsException.class, () -> window.u16(2));
        assertThrows(IndexOutOfBoundsException.class, () -> window.slice(0, 4));
    }
}
