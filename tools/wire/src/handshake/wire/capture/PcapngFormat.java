package handshake.wire.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the pcapng format: a sequence of blocks, some of which hold frames. A file may hold
/// several sections, each with its own byte order and interfaces.
///
/// Source: draft-ietf-opsawg-pcapng.
final class PcapngFormat implements CaptureFormat {
    static final int SECTION_HEADER = 0x0a0d0d0a; // reads the same in both byte orders
    static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    static final int INTERFACE_DESCRIPTION = 1;
    static final int OLD_PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int ENHANCED_PACKET = 6;

    private static final int JOURNAL_ENTRY = 9;
    private static final int CUSTOM = 0x00000bad;
    private static final int CUSTOM_NOT_COPIED = 0x40000bad;

    private static final int BLOCK_HEADER_BYTES = 8;
    private static final int LEAST_BLOCK_BYTES = 12;
    private static final int MOST_BLOCK_BYTES = 16 * 1024 * 1024;
    private static final int MOST_INTERFACES = 65_536;

    private final ByteSource source;
    private final Warnings warnings;
    private final List<Interface> interfaces = new ArrayList<>();
    private boolean littleEndian;
    private boolean ended;
    private int frames;

    private PcapngFormat(ByteSource source, Warnings warnings) {
        this.source = source;
        this.warnings = warnings;
    }

    /// A reader if the file starts as a pcapng file does, else null.
    static PcapngFormat recognise(ByteSource source, Warnings warnings) throws IOException {
        if (!source.has(4) || source.peek(4).i32(0) != SECTION_HEADER) {
            return null;
        }
        if (!source.has(LEAST_BLOCK_BYTES)) {
            throw new CaptureException("The file ends inside its pcapng header; capture it again.");
        }
        var format = new PcapngFormat(source, warnings);
        if (!format.startSection()) {
            throw new CaptureException(
                    "The pcapng header names no byte order; the file is damaged at its start.");
        }
        return format;
    }

    @Override
    public Frame next() throws IOException {
        while (!ended) {
            var block = nextBlock();
            if (block == null) {
                ended = true;
                return null;
            }
            var frame = frameIn(block);
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    /// The next whole block, its two lengths included; null at the end or at damage.
    private PcapngBlock nextBlock() throws IOException {
        if (!source.has(BLOCK_HEADER_BYTES)) {
            return source.left() == 0 ? null : damaged("is cut off");
        }
        if (source.peek(4).i32(0) == SECTION_HEADER
                && !(source.has(LEAST_BLOCK_BYTES) && startSection())) {
            return damaged("starts a section without a byte order");
        }
        long length = new PcapngBlock(source.peek(BLOCK_HEADER_BYTES), littleEndian).u32(4);
        if (length < LEAST_BLOCK_BYTES || length > MOST_BLOCK_BYTES || length % 4 != 0) {
            return damaged("claims a block of " + length + " bytes");
        }
        if (!source.has((int) length)) {
            return damaged("is cut off");
        }
        var block = new PcapngBlock(source.take((int) length), littleEndian);
        return block.u32(block.end()) == length
                ? block
                : damaged("has a block whose two lengths differ");
    }

    private boolean startSection() {
        int magic = source.peek(LEAST_BLOCK_BYTES).i32(8);
        littleEndian = magic == Integer.reverseBytes(BYTE_ORDER_MAGIC);
        interfaces.clear();
        return littleEndian || magic == BYTE_ORDER_MAGIC;
    }

    /// The frame in a block; null if it holds none, or none that can be read (`ended` is then set).
    private Frame frameIn(PcapngBlock block) {
        return switch (block.i32(0)) {
            case INTERFACE_DESCRIPTION -> addInterface(block);
            case ENHANCED_PACKET -> enhancedPacket(block);
            case SIMPLE_PACKET -> simplePacket(block);
            case OLD_PACKET -> oldPacket(block);
            case JOURNAL_ENTRY, CUSTOM, CUSTOM_NOT_COPIED -> {
                frames++; // Wireshark gives these a number too
                yield null;
            }
            default -> null; // names, statistics, secrets: no frames
        };
    }

    private Frame addInterface(PcapngBlock block) {
        if (block.length() < 20) {
            return unreadable("describes an interface in too few bytes");
        }
        if (interfaces.size() == MOST_INTERFACES) {
            return unreadable("has more than " + MOST_INTERFACES + " interfaces");
        }
        interfaces.add(Interface.in(block));
        return null;
    }

    private Frame enhancedPacket(PcapngBlock block) {
        return block.length() < 32
                ? unreadable("has a packet block of too few bytes")
                : packet(block, block.u32(8), 28, block.u32(20), block.i32(24));
    }

    private Frame oldPacket(PcapngBlock block) {
        return block.length() < 32
                ? unreadable("has a packet block of too few bytes")
                : packet(block, block.u16(8), 28, block.u32(20), block.i32(24));
    }

    private Frame packet(PcapngBlock block, long interfaceId, int at, long kept, int original) {
        if (interfaceId >= interfaces.size()) {
            return unreadable("names interface " + interfaceId + ", which it never described");
        }
        if (kept > MOST_FRAME_BYTES || at + kept > block.end()) {
            return unreadable("claims " + kept + " captured bytes, which its block does not hold");
        }
        var from = interfaces.get((int) interfaceId);
        long ticks = block.u32(12) << 32 | block.u32(16);
        var bytes = block.bytes().slice(at, at + (int) kept);
        return new Frame(++frames, from.nanos(ticks), from.linkType(), original, bytes);
    }

    /// A simple packet block belongs to interface 0, has no time, and keeps as much as the
    /// interface's limit allowed.
    private Frame simplePacket(PcapngBlock block) {
        if (block.length() < 16 || interfaces.isEmpty()) {
            return unreadable("has a simple packet block without an interface");
        }
        var from = interfaces.getFirst();
        long original = block.u32(8);
        long limit = from.snapBytes() == 0 ? original : Integer.toUnsignedLong(from.snapBytes());
        long kept = Math.min(original, limit);
        if (kept > MOST_FRAME_BYTES || 12 + kept > block.end()) {
            return unreadable("claims " + kept + " captured bytes, which its block does not hold");
        }
        var bytes = block.bytes().slice(12, 12 + (int) kept);
        return new Frame(++frames, 0, from.linkType(), (int) original, bytes);
    }

    private PcapngBlock damaged(String what) {
        warnings.add("The capture %s after frame %d; all before was read.".formatted(what, frames));
        ended = true;
        return null;
    }

    private Frame unreadable(String what) {
        damaged(what);
        return null;
    }
}
