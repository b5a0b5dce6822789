package handshake.wire.capture;

import static handshake.wire.capture.Captures.block;
import static handshake.wire.capture.Captures.enhancedPacket;
import static handshake.wire.capture.Captures.interfaceBlock;
import static handshake.wire.capture.Captures.option;
import static handshake.wire.capture.Captures.pcap;
import static handshake.wire.capture.Captures.pcapFrame;
import static handshake.wire.capture.Captures.pcapHeader;
import static handshake.wire.capture.Captures.read;
import static handshake.wire.capture.Captures.section;
import static handshake.wire.capture.Packets.bytes;
import static handshake.wire.capture.Packets.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CaptureReaderTest {
    private static final byte[] HELLO = {'h', 'e', 'l', 'l', 'o'};
    private static final byte[] NO_OPTIONS = {};

    @Nested
    class Pcap {
        @Test
        void in_both_byte_orders() throws IOException {
            for (var order : List.of(BIG_ENDIAN, LITTLE_ENDIAN)) {
                var frame = only(header(order, PcapFormat.MICROSECONDS_MAGIC), order);
                assertEquals(new Frame(1, 7_000_003_000L, 1, 60, Bytes.of(HELLO)), frame);
            }
        }

        @Test
        void with_nanoseconds() throws IOException {
            var frame = only(header(LITTLE_ENDIAN, PcapFormat.NANOSECONDS_MAGIC), LITTLE_ENDIAN);
            assertEquals(7_000_000_003L, frame.timeNanos());
        }

        private byte[] header(ByteOrder order, int magic) {
            return pcapHeader(order, magic, 1);
        }

        private Frame only(byte[] header, ByteOrder order) throws IOException {
            return read(join(header, pcapFrame(order, 7, 3, 60, HELLO))).frames().getFirst();
        }

        @Test
        void packed_with_gzip_in_several_members() throws IOException {
            var capture = pcap(HELLO, HELLO);
            var halves =
                    join(
                            Captures.gzip(Arrays.copyOf(capture, 30)),
                            Captures.gzip(Arrays.copyOfRange(capture, 30, capture.length)));
            assertEquals(2, read(halves).frames().size());
        }

        @Test
        void takes_the_link_type_without_the_bits_above_it() throws IOException {
            int withChecksumBits = 0x44000065;
            var header = pcapHeader(BIG_ENDIAN, PcapFormat.MICROSECONDS_MAGIC, withChecksumBits);
            var frame = read(join(header, pcapFrame(BIG_ENDIAN, 0, 0, 5, HELLO))).frames();
            assertEquals(LinkType.RAW, LinkType.of(frame.getFirst().linkType()));
        }

        @Test
        void before_version_2_3_had_its_lengths_the_other_way_round() throws IOException {
            var header = pcapHeader(BIG_ENDIAN, PcapFormat.MICROSECONDS_MAGIC, 1);
            header[7] = 2;
            var frame = pcapFrame(BIG_ENDIAN, 0, 0, 0, HELLO);
            ByteBuffer.wrap(frame).putInt(8, 60).putInt(12, HELLO.length);
            assertEquals(60, read(join(header, frame)).frames().getFirst().originalBytes());
        }
    }

    @Nested
    class Pcapng {
        @Test
        void with_sections_and_interfaces_of_several_kinds() throws IOException {
            var frames =
                    read(join(
                                    section(LITTLE_ENDIAN),
                                    interfaceBlock(LITTLE_ENDIAN, 1, 0, NO_OPTIONS),
                                    interfaceBlock(LITTLE_ENDIAN, 101, 0, NO_OPTIONS),
                                    enhancedPacket(LITTLE_ENDIAN, 1, 5, HELLO),
                                    section(BIG_ENDIAN),
                                    interfaceBlock(BIG_ENDIAN, 113, 0, NO_OPTIONS),
                                    enhancedPacket(BIG_ENDIAN, 0, 1L << 32, HELLO)))
                            .frames();
            assertEquals(new Frame(1, 5_000, 101, 5, Bytes.of(HELLO)), frames.get(0));
            assertEquals(new Frame(2, (1L << 32) * 1_000, 113, 5, Bytes.of(HELLO)), frames.get(1));
        }

        @Test
        void knows_clocks_of_any_resolution_and_offset() throws IOException {
            assertEquals(5_000_000_000L, nanos(5_000, option(BIG_ENDIAN, 9, bytes(3))));
            assertEquals(5, nanos(5_000, option(BIG_ENDIAN, 9, bytes(12))));
            assertEquals(1_500_000_000L, nanos(1_536, option(BIG_ENDIAN, 9, bytes(0x80 | 10))));
            var offset = ByteBuffer.allocate(8).putLong(60).array();
            assertEquals(60_000_001_000L, nanos(1, option(BIG_ENDIAN, 14, offset)));
        }

        private long nanos(long ticks, byte[] options) throws IOException {
            return read(join(
                            section(BIG_ENDIAN),
                            interfaceBlock(BIG_ENDIAN, 1, 0, options),
                            enhancedPacket(BIG_ENDIAN, 0, ticks, HELLO)))
                    .frames()
                    .getFirst()
                    .timeNanos();
        }

        @Test
        void reads_simple_and_old_packet_blocks_and_skips_unknown_ones() throws IOException {
            var old = ByteBuffer.allocate(25);
            old.putShort((short) 0).putShort((short) 9).putLong(4);
            old.putInt(5).putInt(60).put(HELLO);
            var frames =
                    read(join(
                                    section(BIG_ENDIAN),
                                    interfaceBlock(BIG_ENDIAN, 1, 4, NO_OPTIONS),
                                    block(BIG_ENDIAN, PcapngFormat.OLD_PACKET, old.array()),
                                    block(BIG_ENDIAN, 0x1234, HELLO),
                                    block(
                                            BIG_ENDIAN,
                                            PcapngFormat.SIMPLE_PACKET,
                                            join(bytes(0, 0, 0, 60), bytes(1, 2, 3, 4)))))
                            .frames();
            assertEquals(new Frame(1, 4_000, 1, 60, Bytes.of(HELLO)), frames.get(0));
            assertEquals(new Frame(2, 0, 1, 60, Bytes.of(bytes(1, 2, 3, 4))), frames.get(1));
        }

        @Test
        void counts_the_blocks_that_wireshark_counts() throws IOException {
            var frames =
                    read(join(
                                    section(BIG_ENDIAN),
                                    interfaceBlock(BIG_ENDIAN, 1, 0, NO_OPTIONS),
                                    block(BIG_ENDIAN, 9, HELLO),
                                    enhancedPacket(BIG_ENDIAN, 0, 0, HELLO)))
                            .frames();
            assertEquals(2, frames.getFirst().number());
        }
    }

    @Nested
    class Damage {
        @Test
        void says_when_a_file_is_no_capture() {
            assertSays("neither a pcap nor a pcapng", HELLO);
            assertSays("empty", new byte[0]);
            assertSays("ends inside its pcap header", Arrays.copyOf(pcap(), 23));
            assertSays("ends inside its pcapng header", Arrays.copyOf(section(BIG_ENDIAN), 11));
            assertSays("gzip header is damaged", bytes(0x1f, 0x8b, 0, 0));
        }

        private void assertSays(String words, byte[] capture) {
            var e =
                    assertThrows(
                            CaptureException.class,
                            () -> CaptureReader.open(new ByteArrayInputStream(capture)));
            assertTrue(e.getMessage().contains(words), e.getMessage());
        }

        @Test
        void names_the_file(@TempDir Path folder) throws IOException {
            var file = Files.write(folder.resolve("notes.txt"), HELLO);
            var e = assertThrows(CaptureException.class, () -> CaptureReader.open(file));
            assertTrue(e.getMessage().contains("notes.txt"), e.getMessage());
            assertThrows(CaptureException.class, () -> CaptureReader.open(folder));
        }

        @Test
        void gives_the_frames_before_a_cut() throws IOException {
            var whole = pcap(HELLO, HELLO, HELLO);
            assertGood(2, "cut off in frame 3", Arrays.copyOf(whole, whole.length - 1));
            assertGood(2, "cut off in frame 3", Arrays.copyOf(whole, whole.length - 8));
        }

        @Test
        void gives_the_frames_before_a_length_that_cannot_be() throws IOException {
            var capture = pcap(HELLO, HELLO);
            ByteBuffer.wrap(capture).putInt(24 + 21 + 8, -1);
            assertGood(1, "claims to hold 4294967295 bytes", capture);
        }

        @Test
        void gives_the_frames_before_damaged_gzip_data() throws IOException {
            var frame = new byte[200_000];
            new Random(1).nextBytes(frame);
            var packed = Captures.gzip(pcap(frame, frame));
            assertGood(1, "gzip", Arrays.copyOf(packed, packed.length - 1_000));
        }

        @Test
        void gives_the_frames_before_a_damaged_block() throws IOException {
            var good =
                    join(
                            section(BIG_ENDIAN),
                            interfaceBlock(BIG_ENDIAN, 1, 0, NO_OPTIONS),
                            enhancedPacket(BIG_ENDIAN, 0, 0, HELLO));
            assertGood(1, "never described", join(good, enhancedPacket(BIG_ENDIAN, 1, 0, HELLO)));
            assertGood(1, "claims a block of 13 bytes", join(good, bytes(0, 0, 0, 6, 0, 0, 0, 13)));
            var unequal = enhancedPacket(BIG_ENDIAN, 0, 0, HELLO);
            unequal[unequal.length - 1]++;
            assertGood(1, "two lengths differ", join(good, unequal));
            assertGood(1, "cut off", Arrays.copyOf(join(good, good), good.length + 5));
        }

        private void assertGood(int frames, String warning, byte[] capture) throws IOException {
            var read = read(capture);
            assertEquals(frames, read.frames().size());
            assertTrue(read.warnings().getFirst().contains(warning), read.warnings()::toString);
        }
    }

    @Test
    void gives_each_frame_of_a_pipe_as_soon_as_it_is_there() throws IOException {
        try (var writing = new PipedOutputStream();
                var reading = new PipedInputStream(writing)) {
            writing.write(pcap(HELLO));
            try (var reader = CaptureReader.open(reading)) {
                assertEquals(Bytes.of(HELLO), reader.next().bytes()); // though the pipe is open
                writing.close();
                assertNull(reader.next());
            }
        }
    }

    @Test
    void streams_what_is_left() throws IOException {
        try (var reader = CaptureReader.open(new ByteArrayInputStream(pcap(HELLO, HELLO)))) {
            reader.next();
            assertEquals(List.of(2), reader.frames().map(Frame::number).toList());
        }
    }
}
