// Step 2: prints the request in the charset this machine happens to prefer.
package lesson02;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A server that answers every request of one client with `---ok---`.
public final class OkServer {
    private static final int DEFAULT_PORT = 7891;
    private static final int BACKLOG = 128;
    private static final int MAX_REQUEST_BYTES = 1024;
    private static final byte[] ANSWER = "---ok---".getBytes(UTF_8);

    private OkServer() {}

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

    /// Answers each request of this client, until the client closes: what one read gives, at most
    /// 1024 bytes, is a request. Each is printed. The socket stays open.
    ///
    /// @throws IOException if the connection is gone
    static void serve(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var out = socket.getOutputStream();
        var buffer = new byte[MAX_REQUEST_BYTES];
        while (true) {
            int count = in.read(buffer);
            if (count < 0) {
                return; // the client has closed: nobody is left to answer
            }
            IO.println("Request: " + new String(buffer, 0, count));
            out.write(ANSWER);
        }
    }

    /// Waits for one client, serves it, and ends its service by closing its socket, whatever
    /// happens. The listener stays open.
    ///
    /// @throws IOException if nobody can be accepted, or the connection breaks
    static void serveOne(ServerSocket listener) throws IOException {
        try (var socket = listener.accept()) {
            IO.println("A client: " + socket.getRemoteSocketAddress());
            serve(socket);
        }
    }

    /// Serves one client on the port given as the first argument, or on 7891.
    public static void main(String[] arguments) {
        String port = arguments.length > 0 ? arguments[0] : String.valueOf(DEFAULT_PORT);
        try (var listener = listen(Integer.parseInt(port))) {
            IO.println("Listening on port " + listener.getLocalPort());
            serveOne(listener);
            IO.println("The client has gone.");
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException _) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }
}
