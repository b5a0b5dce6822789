// How it is written: exchanges on a virtual thread, and asks for the answer through a Future.
package lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

public final class EchoClient {
    private static final int MAX_ANSWER_BYTES = 1024;

    private EchoClient() {}

    static Socket connect(String host, int port, Duration timeout) throws IOException {
        var where = "%s:%d".formatted(host, port);
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
        } catch (IOException e) {
            throw new IOException(where + ": " + e, e); // connect() has closed the socket itself
        }
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.getBytes(UTF_8));
        bytes.writeTo(socket.getOutputStream());
    }

    static String receive(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var buffer = new byte[MAX_ANSWER_BYTES];
        int count = Math.max(0, in.read(buffer, 0, MAX_ANSWER_BYTES));
        return new String(buffer, 0, count, UTF_8);
    }

    static String exchange(String host, int port, String text) throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(
                            () -> {
                                try (var socket = connect(host, port, Duration.ofSeconds(4))) {
                                    send(socket, text);
                                    return receive(socket);
                                }
                            })
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException _) {
            throw new InterruptedIOException();
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
