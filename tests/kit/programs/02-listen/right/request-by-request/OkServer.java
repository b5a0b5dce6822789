// How it is written: a helper gives the requests one by one; quiet about broken connections.
package lesson02;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Optional;

public final class OkServer {
    private static final int DEFAULT_PORT = 7891;
    private static final InetAddress EVERY_ADDRESS = null;

    private OkServer() {}

    static ServerSocket listen(int port) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReceiveBufferSize(64 * 1024);
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(EVERY_ADDRESS, port), 128);
        return server;
    }

    static void serve(Socket socket) throws IOException {
        Optional<String> request = request(socket);
        while (request.isPresent()) {
            System.out.println("<- " + request.get());
            System.out.println("-> ---ok---");
            socket.getOutputStream().write("---ok---".getBytes(UTF_8));
            socket.getOutputStream().flush();
            request = request(socket);
        }
    }

    private static Optional<String> request(Socket socket) throws IOException {
        byte[] bytes = new byte[512];
        int count = socket.getInputStream().read(bytes);
        return count == -1
                ? Optional.empty()
                : Optional.of(new String(Arrays.copyOf(bytes, count), UTF_8));
    }

    static void serveOne(ServerSocket listener) throws IOException {
        try (Socket client = listener.accept()) {
            client.setTcpNoDelay(true);
            serve(client);
            client.shutdownOutput();
        } catch (SocketException e) {
            System.out.println("the client is gone: " + e.getMessage());
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
