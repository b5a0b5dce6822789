package handshake.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// A port on which nobody answers a SYN: its listener never accepts, and its backlog is full.
///
/// Linux and macOS drop a SYN that finds the backlog full, so connecting waits; Windows refuses.
public final class SilentHost implements AutoCloseable {
    private static final int MORE_THAN_ANY_SMALL_BACKLOG = 8;

    private final ServerSocket listener;
    private final List<SocketChannel> waiting = new ArrayList<>();

    private SilentHost() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getByName(ScriptedPeer.HOST));
        for (int i = 0; i < MORE_THAN_ANY_SMALL_BACKLOG; i++) {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(ScriptedPeer.HOST, port()));
            waiting.add(channel);
        }
    }

    /// @throws IOException if no port can be had
    public static SilentHost open() throws IOException {
        return new SilentHost();
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        listener.close();
    }
}
