// How it is written: over a SocketChannel, with a ByteBuffer and a decoder.
package lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;

public final class EchoClient {
    private static final int MAX_ANSWER_BYTES = 1024;

    private EchoClient() {}

    static Socket connect(String host, int port, Duration timeout) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            Socket socket = channel.socket();
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(timeout.toMillis()));
            return socket;
        } catch (IOException e) {
            channel.close();
            throw new IOException("no connection to " + host + ", port " + port, e);
        }
    }

    static void send(Socket socket, String text) throws IOException {
        ByteBuffer bytes = UTF_8.encode(text);
        var channel = Channels.newChannel(socket.getOutputStream());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    static String receive(Socket socket) throws IOException {
        var buffer = new byte[MAX_ANSWER_BYTES];
        int count = socket.getInputStream().read(buffer);
        return count < 0 ? "" : UTF_8.decode(ByteBuffer.wrap(buffer, 0, count)).toString();
    }

    static String exchange(String host, int port, String text) throws IOException {
        Socket socket = connect(host, port, Duration.ofSeconds(3));
        try {
            send(socket, text);
            return receive(socket);
        } finally {
            socket.close();
        }
    }

    /// Asks for what the arguments (host, port, text) lack, and prints the answer.
    public static void main(String[] arguments) {
        String host = arguments.length > 0 ? arguments[0] : IO.readln("Server: ");
        String port = arguments.length > 1 ? arguments[1] : IO.readln("Port: ");
        String text = arguments.length > 2 ? arguments[2] : IO.readln("Text to send: ");
        try {
            IO.println("Received: " + exchange(host, Integer.parseInt(port), text));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException _) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }
}
