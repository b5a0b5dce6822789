// How it is written: leaves the copying to transferTo(), and loops while the listener is open.
package lesson03;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

public final class EchoServer {
    private static final int DEFAULT_PORT = 7891;
    private static final int BACKLOG = 128;

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

    static void echo(Socket socket) throws IOException {
        socket.getInputStream().transferTo(socket.getOutputStream());
    }

    static void serve(Socket socket) {
        try {
            echo(socket);
        } catch (IOException e) {
            System.out.println(socket.getRemoteSocketAddress() + ": " + e);
        } finally {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It could not even be closed; there is nothing left to do for it.
        }
    }

    static void serveForever(ServerSocket listener) throws IOException {
        while (!listener.isClosed()) {
            Socket socket;
            try {
                socket = listener.accept();
            } catch (SocketException e) {
                if (listener.isClosed()) {
                    break;
                }
                throw e;
            }
            serve(socket);
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
