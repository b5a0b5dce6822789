package lesson08;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// How long a client waits for a network that says nothing.
///
/// @param connect for the answer to its SYN, at least a millisecond
/// @param read for the next byte of an answer, at least a millisecond
public record Timeouts(Duration connect, Duration read) {

    /// Connects to a server.
    ///
    /// @return a connected socket whose every read ends in time, if need be with a
    ///     {@link java.net.SocketTimeoutException}; the caller closes it
    /// @throws IOException if nobody listens there, or nobody answers in time
    Socket open(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) connect.toMillis());
            socket.setSoTimeout((int) read.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close(); // nobody else ever sees this socket, so nobody else could close it
            String where = host + ":" + port;
            throw new IOException("cannot connect to " + where + ": " + e.getMessage(), e);
        }
    }
}
