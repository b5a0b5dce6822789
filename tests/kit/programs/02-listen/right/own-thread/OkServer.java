// How it is written: serves on a virtual thread of its own; setOption; buffered, flushed streams.
package lesson02;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;

public final class OkServer {
    private static final int DEFAULT_PORT = 7891;

    private OkServer() {}

    static ServerSocket listen(int port) throws IOException {
        var listener = new ServerSocket();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, Boolean.TRUE);
            listener.bind(new InetSocketAddress("0.0.0.0", port), 128);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        return listener;
    }

    static void serve(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var out = new BufferedOutputStream(socket.getOutputStream());
        byte[] request = new byte[1024];
        for (int length; (length = in.read(request, 0, 1024)) > 0; ) {
            System.out.printf("%s asks: %s%n", socket, new String(request, 0, length, UTF_8));
            out.write("---ok---".getBytes(UTF_8));
            out.flush();
        }
    }

    static void serveOne(ServerSocket listener) throws IOException {
        Socket socket = listener.accept();
        try {
            Thread.ofVirtual().name("client").start(() -> serveAndClose(socket)).join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void serveAndClose(Socket socket) {
        try (socket) {
            serve(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
