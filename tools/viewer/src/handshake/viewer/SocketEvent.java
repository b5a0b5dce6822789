package handshake.viewer;

import java.util.List;

/// A read or a write on a socket, as the program's JVM recorded it.
///
/// @param startNanos when it began, in nanoseconds since 1970
/// @param endNanos when it returned; a read waits until something has come
/// @param localPort the program's own port; 0 where it is not known
/// @param remotePort the other side's port
/// @param bytes how many bytes were read or written; 0 for a read at the end of the stream
/// @param endOfStream whether a read found the end of the stream
/// @param stack where in the program, from the call itself outwards; without the JDK's own classes
public record SocketEvent(
        Kind kind,
        long startNanos,
        long endNanos,
        int localPort,
        int remotePort,
        long bytes,
        boolean endOfStream,
        List<Place> stack) {
    /// What was done.
    public enum Kind {
        READ,
        WRITE
    }
}
