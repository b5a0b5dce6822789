package lesson04;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Messages on a stream: each a frame, the length of the payload in four bytes, the highest first,
/// and then the payload itself.
public final class Frames {
    static final int HEADER_BYTES = 4;
    static final int MAX_PAYLOAD_BYTES = 1 << 20; // 1 MiB

    private Frames() {}

    /// Writes one frame. Neither flushes nor closes the stream: that is up to whoever opened it.
    ///
    /// @throws IllegalArgumentException if the payload is larger than 1 MiB; nothing is written
    ///   then
    /// @throws IOException if the connection is gone
    static void write(OutputStream out, byte[] payload) throws IOException {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("a frame holds no " + payload.length + " bytes");
        }
        var frame = ByteBuffer.allocate(HEADER_BYTES + payload.length);
        frame.putInt(payload.length).put(payload);
        out.write(frame.array()); // one write: the header does not travel alone
    }

    /// Reads one frame, and not a byte of what follows.
    ///
    /// @return the payload; empty if the stream ends where a frame could have begun
    /// @throws EOFException if the stream ends inside the frame
    /// @throws IOException if the length is negative or above 1 MiB, before anything is allocated
    ///   for it; or if the stream breaks
    static Optional<byte[]> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES); // fewer only if the stream ends
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < HEADER_BYTES) {
            throw new EOFException("the stream ended inside a frame's length");
        }
        int length = ByteBuffer.wrap(header).getInt();
        if (length < 0 || length > MAX_PAYLOAD_BYTES) { // the peer wrote it: believe nothing
            throw new IOException("a frame of " + length + " bytes is refused");
        }
        return Optional.of(ByteStreams.readFully(in, length));
    }
}
