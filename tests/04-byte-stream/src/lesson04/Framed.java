package lesson04;

import java.nio.ByteBuffer;

/// Frames made by the tests themselves: those that read them do not depend on those that write.
final class Framed {
    static final int HEADER_BYTES = 4;
    static final int MAX_PAYLOAD_BYTES = 1024 * 1024;

    private Framed() {}

    /// A frame with this payload.
    static byte[] frame(byte[] payload) {
        return frame(payload.length, payload);
    }

    /// A frame that says it is this long, whatever there is.
    static byte[] frame(int length, byte[] payload) {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .putInt(length)
                .put(payload)
                .array();
    }

    /// Frames one behind the other.
    static byte[] frames(byte[]... payloads) {
        int length = 0;
        for (byte[] payload : payloads) {
            length += HEADER_BYTES + payload.length;
        }
        var frames = ByteBuffer.allocate(length);
        for (byte[] payload : payloads) {
            frames.put(frame(payload));
        }
        return frames.array();
    }
}
