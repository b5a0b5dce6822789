package handshake.wire.capture;

import java.io.IOException;

/// Reads the classic pcap format: a file header, then frames, all in the byte order of the machine
/// that captured. Times are in micro- or nanoseconds, as the magic number says.
final class PcapFormat implements CaptureFormat {
    static final int MICROSECONDS_MAGIC = 0xa1b2c3d4;
    static final int NANOSECONDS_MAGIC = 0xa1b23c4d;

    private static final int FILE_HEADER_BYTES = 24;
    private static final int FRAME_HEADER_BYTES = 16;
    private static final int LINK_TYPE_BITS = 0xffff; // above them: whether frames end in a CRC
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ByteSource source;
    private final Warnings warnings;
    private final boolean littleEndian;
    private final long nanosPerTick;
    private final int linkType;
    private final LengthOrder lengthOrder;
    private int frames;

    /// Before version 2.3 the two lengths of a frame stood the other way round, and writers of 2.3
    /// disagreed.
    private enum LengthOrder {
        KEPT_FIRST,
        ORIGINAL_FIRST,
        SMALLER_IS_KEPT
    }

    private PcapFormat(ByteSource source, Warnings warnings, boolean littleEndian, long nanos) {
        this.source = source;
        this.warnings = warnings;
        this.littleEndian = littleEndian;
        this.nanosPerTick = nanos;
        var header = source.take(FILE_HEADER_BYTES);
        int major = u16(header, 4);
        int minor = u16(header, 6);
        this.linkType = i32(header, 20) & LINK_TYPE_BITS;
        this.lengthOrder =
                major != 2 || minor > 3
                        ? LengthOrder.KEPT_FIRST
                        : minor == 3 ? LengthOrder.SMALLER_IS_KEPT : LengthOrder.ORIGINAL_FIRST;
    }

    /// A reader if the file starts as a pcap file does, else null.
    static PcapFormat recognise(ByteSource source, Warnings warnings) throws IOException {
        if (!source.has(4)) {
            return null;
        }
        int magic = source.peek(4).i32(0);
        int swapped = Integer.reverseBytes(magic);
        boolean big = magic == MICROSECONDS_MAGIC || magic == NANOSECONDS_MAGIC;
        boolean little = swapped == MICROSECONDS_MAGIC || swapped == NANOSECONDS_MAGIC;
        if (!big && !little) {
            return null;
        }
        if (!source.has(FILE_HEADER_BYTES)) {
            throw new CaptureException("The file ends inside its pcap header; capture it again.");
        }
        boolean nanos = magic == NANOSECONDS_MAGIC || swapped == NANOSECONDS_MAGIC;
        return new PcapFormat(source, warnings, little, nanos ? 1 : 1_000);
    }

    @Override
    public Frame next() throws IOException {
        if (!source.has(FRAME_HEADER_BYTES)) {
            if (source.left() > 0) {
                warnCutOff();
            }
            return null;
        }
        var header = source.take(FRAME_HEADER_BYTES);
        long seconds = Integer.toUnsignedLong(i32(header, 0));
        long ticks = Integer.toUnsignedLong(i32(header, 4));
        int kept = i32(header, 8);
        int original = i32(header, 12);
        if (lengthOrder == LengthOrder.ORIGINAL_FIRST
                || lengthOrder == LengthOrder.SMALLER_IS_KEPT
                        && Integer.compareUnsigned(kept, original) > 0) {
            int swap = kept;
            kept = original;
            original = swap;
        }
        if (kept < 0 || kept > MOST_FRAME_BYTES) {
            warnings.add(
                    "Frame %d claims to hold %d bytes; it is damaged, all before was read."
                            .formatted(frames + 1, Integer.toUnsignedLong(kept)));
            return null;
        }
        if (!source.has(kept)) {
            warnCutOff();
            return null;
        }
        long time = seconds * NANOS_PER_SECOND + ticks * nanosPerTick;
        return new Frame(++frames, time, linkType, original, source.take(kept));
    }

    private void warnCutOff() {
        warnings.add(
                "The capture is cut off in frame %d; all before was read.".formatted(frames + 1));
    }

    private int i32(Bytes bytes, int index) {
        int bits = bytes.i32(index);
        return littleEndian ? Integer.reverseBytes(bits) : bits;
    }

    private int u16(Bytes bytes, int index) {
        int bits = bytes.u16(index);
        return littleEndian ? Short.toUnsignedInt(Short.reverseBytes((short) bits)) : bits;
    }
}
