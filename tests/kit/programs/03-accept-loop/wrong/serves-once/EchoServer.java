// Step 3: accepts one client, without a loop.
package lesson03;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A server that sends everything back, to one client after another.
public final class EchoServer {
    private static final int DEFAULT_PORT = 7891;
    private static final int BACKLOG = 128;
    private static final int BUFFER_BYTES = 1024;

    private EchoServer() {}

    // As in lesson 2: OkServer#listen
    /// Listens on all addresses of this machine. Up to 128 clients may wait there to be accepted.
    ///
    /// @param port the port; 0 for any that is free
    /// @return the listener, bound; the caller closes it
    /// @throws IOException if the port is taken
    static ServerSocket listen(int port) throws IOException {
        var listener = new ServerSocket(); // without a port: it is not bound yet
        try {
            listener.setReuseAddress(true); // before bind: afterwards it is too late
            listener.bind(new InetSocketAddress(port), BACKLOG);
            return listener;
        } catch (IOException e) {
            listener.close(); // nobody else ever sees this listener
            throw new IOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /// Sends back the very bytes that come, as they come, until the client ends its stream. The
    /// socket stays open.
    ///
    /// @throws IOException if the connection is gone
    static void echo(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var out = socket.getOutputStream();
        var buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count); // what came, not the whole buffer
        }
    }

    /// Echoes to this client and closes its socket. What fails here concerns this client only: it
    /// is reported, and not thrown.
    static void serve(Socket socket) {
        try (socket) {
            echo(socket);
        } catch (IOException e) {
            System.err.println("A client was lost: " + e.getMessage());
        }
    }

    /// Serves client after client, until the listener is closed; then it returns. A client that is
    /// being served at that moment is served to its end.
    ///
    /// @throws IOException if the listener itself fails, though nobody has closed it
    static void serveForever(ServerSocket listener) throws IOException {
        try {
            serve(listener.accept());
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw e;
            }
        }
    }

    /// Listens on the port given as the first argument, or on 7891, until the program is ended.
    public static void main(String[] arguments) {
        String port = arguments.length > 0 ? arguments[0] : String.valueOf(DEFAULT_PORT);
        try (var listener = listen(Integer.parseInt(port))) {
            IO.println("Listening on port " + listener.getLocalPort());
            serveForever(listener);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException _) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }
}
