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
    /// @return a connected socket, on which every read ends in time, be it with a
    ///   `SocketTimeoutException`; the caller closes it
    /// @throws IOException if nobody listens there or nobody answers in time; the message names
    ///   host and port
    Socket open(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.setSoTimeout(Math.toIntExact(read.toMillis()));
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(connect.toMillis()));
        } catch (IOException e) {
            socket.close();
            throw new IOException("no connection to port " + port + " of " + host, e);
        }
        return socket;
    }
}
