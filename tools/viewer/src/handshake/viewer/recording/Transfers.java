package handshake.viewer.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;

/// Scenes about many bytes, and about those that do not arrive.
final class Transfers {
    private static final int FILE_BYTES = 60_000;
    private static final int LOSSY_FILE_BYTES = 30_000;
    private static final String NAME = "report.pdf";
    private static final int KILOBITS = 4000;
    private static final int BURST_BYTES = 1600;
    private static final int SIXTH = 5;
    private static final int SMALL_BUFFER_BYTES = 8192;
    private static final int PATTERN = 251; // a prime: no two segments carry the same bytes
    private static final Duration UNTIL_PROBED_TWICE = Duration.ofMillis(900);

    private Transfers() {}

    static void download(Stage stage) throws IOException, InterruptedException {
        stage.connect();
        Stage.slowLink(KILOBITS, BURST_BYTES);
        ask(stage);
        serve(stage, FILE_BYTES);
    }

    static void fastRetransmit(Stage stage) throws IOException, InterruptedException {
        Stage.set("tcp_sack", 0); // then duplicate ACKs are all the sender has, as in a textbook
        stage.connect();
        Stage.slowLink(KILOBITS, BURST_BYTES);
        ask(stage);
        Stage.lose(stage.server(), SIXTH, 1);
        serve(stage, LOSSY_FILE_BYTES);
    }

    static void retransmissionTimeout(Stage stage) throws IOException, InterruptedException {
        sendNothingTwiceBeforeTheTimer();
        stage.connect();
        String line = "can you hear me?\n";
        Stage.lose(stage.client(), 0, 3);
        Stage.send(stage.client(), line);
        Stage.receive(stage.server(), line);
        Connections.close(stage);
    }

    static void zeroWindow(Stage stage) throws IOException, InterruptedException {
        sendNothingTwiceBeforeTheTimer();
        stage.connect(SMALL_BUFFER_BYTES);
        ask(stage);
        Thread writer = sender(stage.server(), LOSSY_FILE_BYTES);
        Thread.sleep(UNTIL_PROBED_TWICE); // a program that does something else: that is the scene
        Stage.receiveEnd(stage.client());
        writer.join();
        stage.client().close();
    }

    // Linux would send the last segment again after a few milliseconds: a tail loss probe (RFC
    // 8985).
    private static void sendNothingTwiceBeforeTheTimer() throws IOException {
        Stage.set("tcp_early_retrans", 0);
    }

    private static void ask(Stage stage) throws IOException {
        Stage.send(stage.client(), NAME);
        Stage.receive(stage.server(), NAME);
    }

    private static void serve(Stage stage, int bytes) throws IOException, InterruptedException {
        Thread writer = sender(stage.server(), bytes);
        Stage.receiveEnd(stage.client());
        writer.join();
        stage.client().close();
    }

    /// A file, and the end of the stream behind it.
    private static Thread sender(Socket socket, int bytes) {
        return Thread.ofPlatform()
                .name("sender")
                .start(() -> {
                    try {
                        socket.getOutputStream().write(file(bytes));
                        socket.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static byte[] file(int bytes) {
        var content = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            content[i] = (byte) (i % PATTERN);
        }
        return content;
    }
}
