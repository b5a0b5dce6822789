package handshake.wire.capture;

import static handshake.wire.capture.Packets.CLIENT;
import static handshake.wire.capture.Packets.CLIENT_V6;
import static handshake.wire.capture.Packets.SERVER;
import static handshake.wire.capture.Packets.SERVER_V6;
import static handshake.wire.capture.Packets.bytes;
import static handshake.wire.capture.Packets.ethernet;
import static handshake.wire.capture.Packets.frame;
import static handshake.wire.capture.Packets.ip;
import static handshake.wire.capture.Packets.ipv4;
import static handshake.wire.capture.Packets.ipv6;
import static handshake.wire.capture.Packets.join;
import static handshake.wire.capture.Packets.syn;
import static handshake.wire.capture.Packets.synSegment;
import static handshake.wire.capture.Packets.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import handshake.wire.capture.NotTcp.Reason;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FrameDecoderTest {
    private static final byte[] SYN_V6 = ip(CLIENT_V6, SERVER_V6, synSegment(CLIENT_V6, SERVER_V6));
    private static final byte[] SNAP = bytes(0xaa, 0xaa, 3, 0, 0, 0);

    private final FrameDecoder decoder = new FrameDecoder();

    static Stream<Arguments> wrappings() {
        return Stream.of(
                Arguments.of(LinkType.ETHERNET, ethernet(0x0800, syn())),
                Arguments.of(LinkType.ETHERNET, ethernet(0x86dd, SYN_V6)),
                Arguments.of(LinkType.ETHERNET, ethernet(0x0800, SYN_V6)), // the version decides
                Arguments.of(LinkType.ETHERNET, ethernet(0x8100, join(bytes(0, 5, 8, 0), syn()))),
                Arguments.of(
                        LinkType.ETHERNET,
                        ethernet(0x88a8, join(bytes(0, 5, 0x81, 0, 0, 6, 8, 0), syn()))),
                Arguments.of(LinkType.ETHERNET, ethernet(48, join(SNAP, bytes(8, 0), syn()))),
                Arguments.of(LinkType.ETHERNET, ethernet(43, join(bytes(6, 6, 3), syn()))),
                Arguments.of(
                        LinkType.ETHERNET,
                        ethernet(0x8864, join(bytes(0x11, 0, 0, 1, 0, 42, 0, 0x21), syn()))),
                Arguments.of(LinkType.ETHERNET, ethernet(0x8847, join(bytes(0, 1, 1, 9), syn()))),
                Arguments.of(LinkType.ETHERNET, ethernet(0x0800, join(syn(), new byte[6]))),
                Arguments.of(LinkType.NULL, join(bytes(2, 0, 0, 0), syn())),
                Arguments.of(LinkType.NULL, join(bytes(0, 0, 0, 30), SYN_V6)),
                Arguments.of(LinkType.LOOP, join(bytes(0, 0, 0, 24), SYN_V6)),
                Arguments.of(LinkType.RAW, syn()),
                Arguments.of(LinkType.RAW_BSD, SYN_V6),
                Arguments.of(LinkType.RAW_OPENBSD, syn()),
                Arguments.of(LinkType.IPV4, syn()),
                Arguments.of(LinkType.IPV6, SYN_V6),
                Arguments.of(LinkType.PPP, join(bytes(0xff, 3, 0, 0x21), syn())),
                Arguments.of(LinkType.PPP, join(bytes(0, 0x57), SYN_V6)),
                Arguments.of(LinkType.SLL, join(new byte[14], bytes(8, 0), syn())),
                Arguments.of(LinkType.SLL2, join(bytes(0x86, 0xdd), new byte[18], SYN_V6)),
                Arguments.of(LinkType.FDDI, join(new byte[13], SNAP, bytes(8, 0), syn())));
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void finds_the_segment_below_any_link_layer(LinkType type, byte[] bytes) {
        var segment = segment(frame(type, bytes));
        assertEquals(1_000, segment.seq());
        assertEquals(TcpFlags.SYN, segment.flags());
        assertEquals(0, segment.payloadBytes());
        assertEquals(ChecksumState.VERIFIED, segment.checksumState());
    }

    @Nested
    class Ip {
        @Test
        void takes_the_payloads_length_from_its_header() {
            var packet = ip(CLIENT, SERVER, data("hello"));
            var padded = segment(frame(LinkType.ETHERNET, ethernet(0x800, join(packet, SNAP))));
            assertEquals(5, padded.payloadBytes());
            assertEquals(Bytes.of("hello".getBytes(US_ASCII)), padded.payload());
            var cut = new Frame(1, 0, 101, packet.length, Bytes.of(Arrays.copyOf(packet, 42)));
            assertEquals(5, segment(cut).payloadBytes());
            assertEquals(2, segment(cut).payload().length());
            assertEquals(ChecksumState.UNKNOWN, segment(cut).checksumState());
        }

        @Test
        void takes_the_frames_length_where_the_header_says_zero() {
            var packet = ip(CLIENT, SERVER, data("hello"));
            packet[2] = packet[3] = 0;
            assertEquals(5, segment(frame(LinkType.RAW, packet)).payloadBytes());
        }

        @Test
        void skips_the_extension_headers_of_IPv6() {
            var segment = synSegment(CLIENT_V6, SERVER_V6);
            var hopByHop = bytes(60, 0, 1, 4, 0, 0, 0, 0);
            var destination = join(bytes(43, 1, 1, 12), new byte[12]);
            var routing = join(bytes(44, 0, 0, 0), new byte[4]);
            var atomicFragment = bytes(6, 0, 0, 0, 0, 0, 0, 9);
            var content = join(hopByHop, destination, routing, atomicFragment, segment);
            segment(frame(LinkType.RAW, ipv6(CLIENT_V6, SERVER_V6, 0, content)));
        }

        @Test
        void finds_packets_in_packets() {
            segment(frame(LinkType.RAW, ipv4(CLIENT, SERVER, 4, 0, syn())));
            segment(frame(LinkType.RAW, ipv4(CLIENT, SERVER, 41, 0, SYN_V6)));
            var encapsulated = join(bytes(0, 0, 8, 0), syn());
            segment(frame(LinkType.RAW, ipv4(CLIENT, SERVER, 47, 0, encapsulated)));
        }

        @Test
        void puts_fragments_together_in_any_order() {
            var whole = data("a longer text that takes more than one piece");
            for (var order : List.of(List.of(0, 24, 48), List.of(48, 0, 24), List.of(24, 48, 0))) {
                for (int offset : order.subList(0, 2)) {
                    assertEquals(Reason.FRAGMENT, reason(fragment(whole, offset)));
                }
                var segment = segment(fragment(whole, order.getLast()));
                assertEquals(whole.length - 20, segment.payload().length());
                assertEquals(ChecksumState.VERIFIED, segment.checksumState());
            }
        }

        private Frame fragment(byte[] whole, int offset) {
            int end = Math.min(offset + 24, whole.length);
            int more = end < whole.length ? 0x2000 : 0;
            var piece = Arrays.copyOfRange(whole, offset, end);
            return frame(LinkType.RAW, ipv4(CLIENT, SERVER, 6, more | offset / 8, piece));
        }
    }

    @Nested
    class No_segment {
        @Test
        void because_of_what_the_frame_carries() {
            assertEquals(Reason.OTHER_LINK, reason(new Frame(1, 0, 147, 0, Bytes.EMPTY)));
            assertEquals(
                    Reason.OTHER_NETWORK, reason(frame(LinkType.ETHERNET, ethernet(0x806, SNAP))));
            assertEquals(
                    Reason.OTHER_TRANSPORT,
                    reason(frame(LinkType.RAW, ipv4(CLIENT, SERVER, 17, 0, SNAP))));
        }

        @Test
        void because_a_header_contradicts_itself() {
            var shortHeader = syn();
            shortHeader[0] = 0x44;
            assertEquals(Reason.MALFORMED, reason(frame(LinkType.RAW, shortHeader)));
        }

        @Test
        void with_a_whole_header_but_a_damaged_one() {
            var damaged = syn();
            damaged[32] = 0x40; // a header of 16 bytes
            var segment = segment(frame(LinkType.RAW, damaged));
            assertTrue(segment.isHeaderDamaged());
            assertFalse(segment.isHeaderWhole());
            assertEquals(4, segment.payloadBytes());
        }

        @Test
        void but_what_is_left_of_one() {
            var torn = torn(new Frame(1, 0, 101, 40, Bytes.of(Arrays.copyOf(syn(), 27))));
            assertEquals(40_000, torn.sourcePort());
            assertNull(torn.fields());
            var longer = syn();
            longer[32] = 0x60; // a header of 24 bytes where there are 20
            assertEquals(1_000, torn(frame(LinkType.RAW, longer)).fields().seq());
        }

        @Test
        void but_one_that_an_ICMP_error_quotes() {
            var unreachable = join(bytes(3, 3, 0, 0, 0, 0, 0, 0), Arrays.copyOf(syn(), 28));
            var torn = torn(frame(LinkType.RAW, ipv4(SERVER, CLIENT, 1, 0, unreachable)));
            assertEquals(CLIENT, torn.source());
            var echo = join(bytes(8, 0, 0, 0, 0, 0, 0, 0), syn());
            assertEquals(
                    Reason.OTHER_TRANSPORT,
                    reason(frame(LinkType.RAW, ipv4(SERVER, CLIENT, 1, 0, echo))));
        }

        @Test
        void because_it_was_cut_anywhere() {
            var whole = ethernet(0x8100, join(bytes(0, 5, 0x86, 0xdd), SYN_V6));
            for (int length = 0; length < whole.length - 16; length++) {
                var cut = Bytes.of(Arrays.copyOf(whole, length));
                assertEquals(Reason.CUT_OFF, reason(new Frame(1, 0, 1, whole.length, cut)));
            }
        }
    }

    @Test
    void tells_a_checksum_left_to_hardware_from_a_wrong_one() {
        var segment = synSegment(CLIENT, SERVER);
        segment[16] = segment[17] = 0;
        assertEquals(ChecksumState.WRONG, checksumState(segment));
        int pseudoHeaderOnly = Packets.sum(CLIENT, SERVER, new byte[0]) + segment.length;
        segment[16] = (byte) (pseudoHeaderOnly >> 8);
        segment[17] = (byte) pseudoHeaderOnly;
        assertEquals(ChecksumState.LEFT_TO_HARDWARE, checksumState(segment));
    }

    private ChecksumState checksumState(byte[] segment) {
        return segment(frame(LinkType.RAW, ip(CLIENT, SERVER, segment))).checksumState();
    }

    private static byte[] data(String text) {
        return tcp(
                CLIENT,
                40_000,
                SERVER,
                80,
                1_000,
                5,
                TcpFlags.ACK,
                100,
                new byte[0],
                text.getBytes(US_ASCII));
    }

    private Segment segment(Frame frame) {
        return assertInstanceOf(Segment.class, decoder.decode(frame));
    }

    private TornSegment torn(Frame frame) {
        return assertInstanceOf(TornSegment.class, decoder.decode(frame));
    }

    private Reason reason(Frame frame) {
        return assertInstanceOf(NotTcp.class, decoder.decode(frame)).reason();
    }
}
