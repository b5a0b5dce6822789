package lesson10;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/// Sends what is in files without taking it into the program: from the system's cache of the file
/// straight to the socket.
public final class Sending {
    private static final int PIECE_BYTES = 64 * 1024;

    private Sending() {}

    /// Sends `length` bytes of `file`, from `offset` on.
    ///
    /// @param target a channel whose `write` waits, when it is full, until there is room
    /// @throws EOFException if the file ends before: it has become shorter
    /// @throws IOException if reading fails, or the other side is gone
    static void send(FileChannel file, long offset, long length, WritableByteChannel target)
            throws IOException {
        long end = offset + length;
        for (long position = offset; position < end; ) {
            // It moves what there is room for, at most 2 GiB, and says how much that was.
            long moved = file.transferTo(position, end - position, target);
            if (moved == 0) {
                // No room: transferTo does not wait on a virtual thread. A plain write does.
                moved = copyPiece(file, position, end - position, target);
            }
            position += moved;
        }
    }

    private static int copyPiece(
            FileChannel file, long position, long atMost, WritableByteChannel target)
            throws IOException {
        var piece = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, atMost));
        int count = file.read(piece, position);
        if (count < 0) {
            throw new EOFException("the file ends %d bytes too early".formatted(atMost));
        }
        piece.flip();
        while (piece.hasRemaining()) {
            target.write(piece);
        }
        return count;
    }
}
