// How it is written: over channels and ByteBuffers; the listener is that of a ServerSocketChannel.
package lesson02;

import static java.net.StandardSocketOptions.SO_REUSEADDR;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;

public final class OkServer {
    private static final int DEFAULT_PORT = 7891;

    private OkServer() {}

    static ServerSocket listen(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(SO_REUSEADDR, true).bind(new InetSocketAddress(port), 128);
        return channel.socket();
    }

    static void serve(Socket socket) throws IOException {
        var in = Channels.newChannel(socket.getInputStream());
        var out = Channels.newChannel(socket.getOutputStream());
        var buffer = ByteBuffer.allocate(1024);
        while (in.read(buffer) != -1) {
            IO.println(UTF_8.decode(buffer.flip()));
            ByteBuffer answer = UTF_8.encode("---ok---");
            while (answer.hasRemaining()) {
                out.write(answer);
            }
            buffer.clear();
        }
    }

    static void serveOne(ServerSocket listener) throws IOException {
        Socket socket = listener.accept();
        try {
            serve(socket);
        } finally {
            socket.close();
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
