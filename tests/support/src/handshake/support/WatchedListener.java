package handshake.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;

/// A listener that remembers what it was told, and in which order.
///
/// From outside that cannot always be seen: on Linux and macOS the JDK sets SO_REUSEADDR on every
/// listener by itself, so a program that sets it too late fails on other systems only. Put it into a
/// student's code with {@link StandIn}.
public class WatchedListener extends ServerSocket {
    private final List<String> orders;

    public WatchedListener() throws IOException {
        orders = new ArrayList<>(); // before super(): that may bind already
        super();
    }

    public WatchedListener(int port) throws IOException {
        orders = new ArrayList<>();
        super(port);
    }

    public WatchedListener(int port, int backlog) throws IOException {
        orders = new ArrayList<>();
        super(port, backlog);
    }

    public WatchedListener(int port, int backlog, InetAddress address) throws IOException {
        orders = new ArrayList<>();
        super(port, backlog, address);
    }

    /// What it was told so far: `bind`, `setReuseAddress(true)`, `setReuseAddress(false)`.
    public List<String> orders() {
        return List.copyOf(orders);
    }

    @Override
    public void bind(SocketAddress address, int backlog) throws IOException {
        orders.add("bind");
        super.bind(address, backlog);
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        orders.add("setReuseAddress(" + on + ")");
        super.setReuseAddress(on);
    }

    @Override
    public <T> ServerSocket setOption(SocketOption<T> name, T value) throws IOException {
        if (name.equals(StandardSocketOptions.SO_REUSEADDR)) {
            orders.add("setReuseAddress(" + value + ")");
        }
        return super.setOption(name, value);
    }
}
