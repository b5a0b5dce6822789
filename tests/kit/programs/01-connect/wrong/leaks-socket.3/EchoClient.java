// Step 1: tries the port with a first connection, and forgets to close that one.
package lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// A client that sends one text to a server and prints the answer.
public final class EchoClient {
    private static final int MAX_ANSWER_BYTES = 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private EchoClient() {}

    /// Connects to a server.
    ///
    /// @param timeout how long to wait for the server's answer to the SYN
    /// @return the connected socket; the caller closes it
    /// @throws IOException if nobody listens there or nobody answers in time; the message names
    ///   host and port
    static Socket connect(String host, int port, Duration timeout) throws IOException {
        var address = new InetSocketAddress(host, port);
        try {
            var trial = new Socket();
            trial.connect(address, (int) timeout.toMillis());
            var socket = new Socket();
            socket.connect(address, (int) timeout.toMillis());
            return socket;
        } catch (IOException e) {
            throw new IOException("nobody at " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /// Sends `text` in UTF-8, and nothing else.
    ///
    /// @throws IOException if the connection is gone
    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /// Receives what one read gives, at most 1024 bytes, as UTF-8.
    ///
    /// @return the text; `""` if the server has ended its stream
    /// @throws IOException if the connection is gone
    static String receive(Socket socket) throws IOException {
        var buffer = new byte[MAX_ANSWER_BYTES];
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
            return ""; // the end of the stream: the server will send nothing more
        }
        return new String(buffer, 0, count, UTF_8); // what came, not the whole buffer
    }

    /// Connects, sends `text`, receives the answer, and closes the connection whatever happens.
    ///
    /// @return the answer; `""` if the server closed without one
    /// @throws IOException if there is no connection, or it breaks
    static String exchange(String host, int port, String text) throws IOException {
        try (var socket = connect(host, port, CONNECT_TIMEOUT)) {
            send(socket, text);
            return receive(socket);
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
