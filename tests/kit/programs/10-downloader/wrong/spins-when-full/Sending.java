// Step 1: calls transferTo again and again while the socket is full.
package lesson10;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/// Sends what is in files without taking it into the program: from the system's cache of the file
/// straight to the socket.
public final class Sending {
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
            long moved = file.transferTo(position, end - position, target);
            if (moved == 0 && position >= file.size()) {
                throw new EOFException("the file has become shorter");
            }
            position += moved;
        }
    }
}
