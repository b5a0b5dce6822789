package handshake.wire.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Writes frames as a pcapng capture that Wireshark opens: one section, big-endian, times in
/// nanoseconds.
///
/// What it writes, [CaptureReader] reads back as it was, the frame numbers counted anew. Writes go
/// straight to the stream: give it a buffered one. Closing the writer closes the stream.
public final class PcapngWriter implements Closeable {
    private static final int NANOSECONDS = 9;
    private static final int SECTION_BYTES = 28;
    private static final int INTERFACE_BYTES = 32;
    private static final int PACKET_BYTES = 32;

    private final OutputStream out;
    private final List<Integer> linkTypes = new ArrayList<>();

    /// Writes the section header at once.
    public PcapngWriter(OutputStream out) throws IOException {
        this.out = out;
        var block = block(PcapngFormat.SECTION_HEADER, SECTION_BYTES);
        block.putInt(PcapngFormat.BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0);
        block.putLong(-1); // the section's length: not said, it is still being written
        write(block);
    }

    /// Writes one frame with its time, lengths and link type; its number is not written. Interfaces
    /// are described as their link types turn up.
    ///
    /// @throws IllegalArgumentException if the frame holds more than 262 144 bytes
    public void write(Frame frame) throws IOException {
        int length = frame.bytes().length();
        if (length > CaptureFormat.MOST_FRAME_BYTES) {
            throw new IllegalArgumentException("A frame of " + length + " bytes is too long.");
        }
        int interfaceId = interfaceFor(frame.linkType());
        var block = block(PcapngFormat.ENHANCED_PACKET, PACKET_BYTES + (length + 3) / 4 * 4);
        block.putInt(interfaceId);
        block.putLong(frame.timeNanos());
        block.putInt(length).putInt(frame.originalBytes());
        block.put(frame.bytes().buffer());
        write(block);
    }

    private int interfaceFor(int linkType) throws IOException {
        int known = linkTypes.indexOf(linkType);
        if (known >= 0) {
            return known;
        }
        var block = block(PcapngFormat.INTERFACE_DESCRIPTION, INTERFACE_BYTES);
        block.putShort((short) linkType).putShort((short) 0);
        block.putInt(CaptureFormat.MOST_FRAME_BYTES);
        block.putShort((short) Interface.OPTION_RESOLUTION).putShort((short) 1);
        block.put((byte) NANOSECONDS);
        write(block);
        linkTypes.add(linkType);
        return linkTypes.size() - 1;
    }

    private static ByteBuffer block(int type, int length) {
        var block = ByteBuffer.allocate(length);
        block.putInt(type).putInt(length);
        return block.putInt(length - 4, length);
    }

    private void write(ByteBuffer block) throws IOException {
        out.write(block.array());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
