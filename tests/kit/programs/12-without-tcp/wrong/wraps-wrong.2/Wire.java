package lesson12;

import java.io.IOException;
import java.util.Optional;

/// One end of a network that carries datagrams, and promises nothing: a datagram may be lost, come
/// twice, come late, or come with wrong bits. Given, as are all files that hold no TODO.
public interface Wire {

    /// What the clock reads, in milliseconds. Only differences mean something.
    long clockMillis();

    /// Sends a datagram. It is under way when this returns, and nobody says whether it arrives.
    ///
    /// @param datagram at most {@link Packet#MAX_BYTES} bytes
    /// @throws IOException if it cannot even be sent
    void send(byte[] datagram) throws IOException;

    /// Waits for the next datagram.
    ///
    /// @param deadlineMillis how long: until the clock reads this
    /// @return the datagram, in whatever state it arrived; empty if none came in time
    /// @throws IOException if the network can no longer be used
    Optional<byte[]> receive(long deadlineMillis) throws IOException;
}
