package lesson08;

import java.io.IOException;
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
        Socket socket = DownloadClient.connect(host, port, connect);
        socket.setSoTimeout((int) read.toMillis());
        return socket;
    }
}
