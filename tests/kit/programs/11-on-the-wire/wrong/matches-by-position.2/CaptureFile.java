package lesson11;

import org.pcap4j.packet.BsdLoopbackPacket;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpSelector;
import org.pcap4j.packet.LinuxSllPacket;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.UnknownPacket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads captures, pcap and pcapng, without libpcap: pcap4j can take packets apart by itself, but
/// needs libpcap for everything else, even for reading a file.
public final class CaptureFile {
    private static final int PCAP_MICROSECONDS = 0xa1b2c3d4;
    private static final int PCAP_NANOSECONDS = 0xa1b23c4d;
    private static final int PCAP_HEADER_BYTES = 24;
    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int SECTION_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BLOCK_FRAME_BYTES = 12;
    private static final int OPTION_RESOLUTION = 9;
    private static final int SLL2_HEADER_BYTES = 20;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /// What a pcapng file says of an interface: what its packets begin with, and in which units it
    /// counts time.
    private record Interface(int linkType, long ticksPerSecond) {}

    private final ByteBuffer in;
    private final List<Captured> frames = new ArrayList<>();
    private long firstNanos;

    private CaptureFile(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /// Reads all packets of a capture. If its end is missing, reads up to there.
    ///
    /// @throws IOException if the file cannot be read, or is no capture
    public static List<Captured> read(Path file) throws IOException {
        var capture = new CaptureFile(Files.readAllBytes(file));
        if (capture.in.remaining() < PCAP_HEADER_BYTES) {
            throw new IOException(file + " is no capture: it is too short");
        }
        try {
            capture.readAll(file);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new IOException(file + " is damaged: its lengths do not fit", e);
        }
        return List.copyOf(capture.frames);
    }

    private void readAll(Path file) throws IOException {
        int magic = in.getInt(0);
        if (magic == SECTION_HEADER) {
            readPcapng();
        } else if (isPcap(magic) || isPcap(Integer.reverseBytes(magic))) {
            in.order(isPcap(magic) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            readPcap();
        } else {
            throw new IOException(file + " is no capture: neither pcap nor pcapng");
        }
    }

    private static boolean isPcap(int magic) {
        return magic == PCAP_MICROSECONDS || magic == PCAP_NANOSECONDS;
    }

    private void readPcap() {
        long nanosPerTick = in.getInt(0) == PCAP_NANOSECONDS ? 1 : 1000;
        int linkType = in.getInt(20) & 0xffff;
        in.position(PCAP_HEADER_BYTES);
        while (in.remaining() >= 16) {
            long seconds = Integer.toUnsignedLong(in.getInt());
            long nanos = seconds * NANOS_PER_SECOND + in.getInt() * nanosPerTick;
            int length = in.getInt();
            in.getInt(); // how long it was on the wire
            if (length < 0 || length > in.remaining()) {
                return; // the end is missing
            }
            add(nanos, linkType, in.position(), length);
            in.position(in.position() + length);
        }
    }

    private void readPcapng() {
        var interfaces = new ArrayList<Interface>();
        while (in.remaining() >= BLOCK_FRAME_BYTES) {
            int start = in.position();
            int type = in.getInt(start);
            if (type == SECTION_HEADER) {
                boolean isBigEndian =
                        in.order(ByteOrder.BIG_ENDIAN).getInt(start + 8) == SECTION_MAGIC;
                in.order(isBigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
                interfaces.clear();
            }
            int length = in.getInt(start + 4);
            if (length < BLOCK_FRAME_BYTES || length > in.remaining()) {
                return; // the end is missing
            }
            if (type == INTERFACE) {
                int linkType = in.getShort(start + 8) & 0xffff;
                interfaces.add(new Interface(linkType, ticksPerSecond(start + 16, start + length)));
            } else if (type == ENHANCED_PACKET) {
                Interface of = interfaces.get(in.getInt(start + 8));
                long ticks =
                        (long) in.getInt(start + 12) << 32 | in.getInt(start + 16) & 0xffffffffL;
                add(
                        nanos(ticks, of.ticksPerSecond),
                        of.linkType,
                        start + 28,
                        in.getInt(start + 20));
            }
            in.position(start + length);
        }
    }

    /// The options of an interface lie between `start` and `end`; without one on it, time is
    /// counted in microseconds.
    private long ticksPerSecond(int start, int end) {
        int at = start;
        while (at + 4 <= end - 4 && in.getShort(at) != 0) {
            if (in.getShort(at) == OPTION_RESOLUTION) {
                int resolution = in.get(at + 4);
                return resolution < 0 ? 1L << (resolution & 0x7f) : Math.powExact(10L, resolution);
            }
            at += 4 + (in.getShort(at + 2) + 3) / 4 * 4;
        }
        return 1_000_000;
    }

    private static long nanos(long ticks, long ticksPerSecond) {
        return ticks / ticksPerSecond * NANOS_PER_SECOND
                + ticks % ticksPerSecond * NANOS_PER_SECOND / ticksPerSecond;
    }

    private void add(long nanos, int linkType, int offset, int length) {
        if (frames.isEmpty()) {
            firstNanos = nanos;
        }
        Duration time = Duration.ofNanos(nanos - firstNanos);
        frames.add(new Captured(frames.size() + 1, time, packet(linkType, offset, length)));
    }

    private Packet packet(int linkType, int offset, int length) {
        byte[] bytes = in.array();
        try {
            return switch (linkType) {
                case 0 -> BsdLoopbackPacket.newPacket(bytes, offset, length);
                case 1 -> EthernetPacket.newPacket(bytes, offset, length);
                case 12, 14, 101, 228, 229 -> IpSelector.newPacket(bytes, offset, length);
                case 113 -> LinuxSllPacket.newPacket(bytes, offset, length);
                case 276 ->
                        IpSelector.newPacket(
                                bytes, offset + SLL2_HEADER_BYTES, length - SLL2_HEADER_BYTES);
                default -> UnknownPacket.newPacket(bytes, offset, length);
            };
        } catch (IllegalRawDataException | IllegalArgumentException _) {
            return UnknownPacket.newPacket(bytes, offset, length); // damaged: still a frame
        }
    }
}
