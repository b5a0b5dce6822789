package handshake.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Carries connections between a program in this process and one in another: here it stands in for
/// the other one, be it the server or the client.
final class Gateway implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int BACKLOG = 50;

    private final Consumer<Signal> out;
    private final Map<Integer, Carried> connections = new ConcurrentHashMap<>();
    private final ServerSocket listener;
    private final int target;

    /// @param out hears what the program in this process does
    /// @param target the port of the server in this process; 0 if it is the client
    private Gateway(Consumer<Signal> out, ServerSocket listener, int target) {
        this.out = out;
        this.listener = listener;
        this.target = target;
    }

    /// A gateway that clients in this process connect to.
    ///
    /// @param first the number of the first connection
    static Gateway forClient(Consumer<Signal> out, int first) throws IOException {
        var gateway = new Gateway(out, new ServerSocket(0, BACKLOG, HERE), 0);
        Thread.ofVirtual().name("gateway").start(() -> gateway.acceptAll(first));
        return gateway;
    }

    /// A gateway that connects to a server in this process.
    static Gateway toServer(Consumer<Signal> out, int port) {
        return new Gateway(out, null, port);
    }

    /// Where clients connect to.
    int port() {
        return listener.getLocalPort();
    }

    /// Does here what was done on the other side. Does not wait.
    void accept(Signal signal) {
        if (signal instanceof Signal.Opened && target != 0) {
            open(signal.connection());
            return;
        }
        Carried connection = connections.get(signal.connection());
        if (connection != null) {
            connection.accept(signal);
        }
    }

    private void open(int number) {
        try {
            var socket = new Socket(HERE, target);
            socket.setTcpNoDelay(true);
            add(number, socket).start();
        } catch (IOException _) {
            out.accept(new Signal.Reset(number)); // the server does not listen any more
        }
    }

    private Carried add(int number, Socket socket) {
        var connection = new Carried(number, socket, out);
        connections.put(number, connection);
        return connection;
    }

    private void acceptAll(int first) {
        for (int number = first; ; number++) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Carried connection = add(number, socket); // before the answer can come
                out.accept(new Signal.Opened(number));
                connection.start();
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    /// Cuts what is still open, as the system does when a program ends.
    void abort() {
        connections.values().forEach(Carried::abort);
    }

    /// Cuts what is still open, and says nothing of it.
    @Override
    public void close() {
        if (listener != null) {
            Quietly.close(listener);
        }
        connections.values().forEach(Carried::close);
    }
}
