package handshake.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Both ends of one connection on loopback, for tests that hand one of them to a student's code.
///
/// @param client the end that connected
/// @param server the end that was accepted
public record SocketPair(Socket client, Socket server) implements AutoCloseable {
    private static final int SMALL_WINDOW_BYTES = 32 * 1024;

    /// @throws IOException if the system gives no more sockets
    public static SocketPair open() throws IOException {
        return connect(new Socket());
    }

    /// A pair whose client takes in little before it is read: a server that writes to it has to
    /// wait soon.
    ///
    /// @throws IOException if the system gives no more sockets
    public static SocketPair withSmallWindow() throws IOException {
        var client = new Socket();
        // Before connecting: the window is agreed on with the SYN.
        client.setReceiveBufferSize(SMALL_WINDOW_BYTES);
        return connect(client);
    }

    private static SocketPair connect(Socket client) throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getByName(ScriptedPeer.HOST))) {
            client.connect(new InetSocketAddress(ScriptedPeer.HOST, listener.getLocalPort()));
            client.setSoTimeout((int) ScriptedPeer.PATIENCE.toMillis());
            return new SocketPair(client, listener.accept());
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
