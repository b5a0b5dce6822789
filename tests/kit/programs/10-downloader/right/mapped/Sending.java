// How it is written: waits by small pauses; reads into arrays through streams; the list by
// recursion; rates in plain numbers.
package lesson10;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.LockSupport;

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
        long sent = 0;
        while (sent < length) {
            long moved = file.transferTo(offset + sent, length - sent, target);
            if (moved == 0) {
                if (file.size() <= offset + sent) {
                    throw new EOFException("the file has become shorter");
                }
                LockSupport.parkNanos(2_000_000); // until there is room again
            }
            sent += moved;
        }
    }
}
