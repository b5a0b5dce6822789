// How it is written: writers and data streams around the socket, flushed.
package lesson01;

import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

public final class EchoClient {
    private EchoClient() {}

    static Socket connect(String host, int port, Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
        Socket socket = new Socket();
        boolean connected = false;
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, (int) timeout.toMillis());
            connected = true;
            return socket;
        } catch (SocketTimeoutException e) {
            throw new IOException(host + ":" + port + " did not answer within " + timeout, e);
        } catch (ConnectException e) {
            throw new IOException(host + ":" + port + " refused", e);
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }

    static void send(Socket socket, String text) throws IOException {
        var writer =
                new BufferedWriter(
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
        writer.write(text);
        writer.flush();
    }

    static String receive(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        byte[] buffer = new byte[1024];
        int length = in.read(buffer, 0, buffer.length);
        if (length == -1) {
            return "";
        }
        return new String(Arrays.copyOf(buffer, length), StandardCharsets.UTF_8);
    }

    static String exchange(String host, int port, String text) throws IOException {
        try (Socket socket = connect(host, port, Duration.ofMillis(2500))) {
            send(socket, text);
            socket.shutdownOutput();
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
