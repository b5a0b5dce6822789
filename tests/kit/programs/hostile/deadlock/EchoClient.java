// Two threads wait for each other, and a test for both.
package lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

public final class EchoClient {
    private static final Object FORK = new Object();
    private static final Object KNIFE = new Object();

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
        var bothHoldOne = new CountDownLatch(2);
        var first = new Thread(() -> takeBoth(FORK, KNIFE, bothHoldOne));
        var second = new Thread(() -> takeBoth(KNIFE, FORK, bothHoldOne));
        first.start();
        second.start();
        try {
            first.join();
            second.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return "";
    }

    static String exchange(String host, int port, String text) throws IOException {
        try (var socket = connect(host, port, Duration.ofSeconds(5))) {
            send(socket, text);
            return receive(socket);
        }
    }

    private static void takeBoth(Object one, Object other, CountDownLatch bothHoldOne) {
        synchronized (one) {
            bothHoldOne.countDown();
            try {
                bothHoldOne.await();
            } catch (InterruptedException _) {
                return;
            }
            synchronized (other) {
                System.out.println("never");
            }
        }
    }
}
