// How it is written: a virtual thread for each client; the loop only accepts.
package lesson03;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

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
        var in = new BufferedInputStream(socket.getInputStream());
        var out = new BufferedOutputStream(socket.getOutputStream());
        byte[] buffer = new byte[512];
        int count;
        while ((count = in.read(buffer, 0, buffer.length)) != -1) {
            out.write(buffer, 0, count);
            out.flush(); // the client waits for it
        }
    }

    static void serve(Socket socket) {
        try (var client = socket) {
            client.setTcpNoDelay(true);
            echo(client);
        } catch (IOException e) {
            System.getLogger("echo").log(System.Logger.Level.DEBUG, "a client broke off", e);
        }
    }

    static void serveForever(ServerSocket listener) throws IOException {
        try {
            for (int number = 1; ; number++) {
                Socket socket = listener.accept();
                Thread.ofVirtual().name("client " + number).start(() -> serve(socket));
            }
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
