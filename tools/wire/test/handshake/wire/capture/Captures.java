package handshake.wire.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Builds capture files byte by byte, and reads them whole.
final class Captures {
    private Captures() {}

    static byte[] pcapHeader(ByteOrder order, int magic, int linkType) {
        var header = ByteBuffer.allocate(24).order(order);
        header.putInt(magic).putShort((short) 2).putShort((short) 4);
        return header.putInt(16, 262_144).putInt(20, linkType).array();
    }

    static byte[] pcapFrame(ByteOrder order, int seconds, int ticks, int original, byte[] bytes) {
        var frame = ByteBuffer.allocate(16 + bytes.length).order(order);
        frame.putInt(seconds).putInt(ticks).putInt(bytes.length).putInt(original);
        return frame.put(bytes).array();
    }

    /// A pcap of whole Ethernet frames, one a second.
    static byte[] pcap(byte[]... frames) {
        var all = pcapHeader(BIG_ENDIAN, PcapFormat.MICROSECONDS_MAGIC, 1);
        for (int i = 0; i < frames.length; i++) {
            all = Packets.join(all, pcapFrame(BIG_ENDIAN, i, 0, frames[i].length, frames[i]));
        }
        return all;
    }

    /// A pcapng block; the content is padded to a multiple of 4 bytes.
    static byte[] block(ByteOrder order, int type, byte[] content) {
        int length = 12 + (content.length + 3) / 4 * 4;
        var block = ByteBuffer.allocate(length).order(order);
        return block.putInt(type).putInt(length).put(content).putInt(length - 4, length).array();
    }

    static byte[] section(ByteOrder order) {
        var content = ByteBuffer.allocate(16).order(order);
        content.putInt(PcapngFormat.BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0);
        return block(order, PcapngFormat.SECTION_HEADER, content.putLong(8, -1).array());
    }

    static byte[] interfaceBlock(ByteOrder order, int linkType, int snapBytes, byte[] options) {
        var content = ByteBuffer.allocate(8 + options.length).order(order);
        content.putShort((short) linkType).putShort((short) 0).putInt(snapBytes).put(options);
        return block(order, PcapngFormat.INTERFACE_DESCRIPTION, content.array());
    }

    static byte[] option(ByteOrder order, int code, byte[] value) {
        var option = ByteBuffer.allocate(4 + (value.length + 3) / 4 * 4).order(order);
        return option.putShort((short) code).putShort((short) value.length).put(value).array();
    }

    static byte[] enhancedPacket(ByteOrder order, int interfaceId, long ticks, byte[] bytes) {
        var content = ByteBuffer.allocate(20 + bytes.length).order(order);
        content.putInt(interfaceId).putInt((int) (ticks >>> 32)).putInt((int) ticks);
        content.putInt(bytes.length).putInt(bytes.length).put(bytes);
        return block(order, PcapngFormat.ENHANCED_PACKET, content.array());
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    record Read(List<Frame> frames, List<String> warnings) {}

    static Read read(byte[] capture) throws IOException {
        var frames = new ArrayList<Frame>();
        try (var reader = CaptureReader.open(new ByteArrayInputStream(capture))) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                frames.add(frame);
            }
            return new Read(frames, reader.warnings());
        }
    }
}
