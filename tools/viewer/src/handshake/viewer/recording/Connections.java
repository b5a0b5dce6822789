package handshake.viewer.recording;

import static handshake.viewer.namespace.TcpTable.State.FIN_WAIT_2;
import static handshake.viewer.namespace.TcpTable.State.TIME_WAIT;

import jdk.net.ExtendedSocketOptions;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;

/// Scenes about how connections begin and end.
final class Connections {
    private static final String HELLO = "hello, server\n";
    private static final String AGAIN = "and once more\n";
    private static final int SLOW_KILOBITS = 200;
    private static final int BURST_BYTES = 1600;
    private static final int LONG_TEXT_BYTES = 1400;
    private static final Duration TWO_PROBES = Duration.ofMillis(2500);

    private Connections() {}

    static void handshake(Stage stage) throws IOException, InterruptedException {
        stage.connect();
        close(stage);
    }

    static void echo(Stage stage) throws IOException, InterruptedException {
        stage.connect();
        for (String line : new String[] {HELLO, AGAIN}) {
            Stage.send(stage.client(), line);
            Stage.receive(stage.server(), line);
            Stage.send(stage.server(), line);
            Stage.receive(stage.client(), line);
        }
        close(stage);
    }

    static void orderlyClose(Stage stage) throws IOException, InterruptedException {
        stage.connect();
        Stage.send(stage.client(), HELLO);
        Stage.receive(stage.server(), HELLO);
        close(stage);
    }

    static void halfClose(Stage stage) throws IOException, InterruptedException {
        stage.connect();
        Stage.send(stage.client(), HELLO);
        stage.client().shutdownOutput();
        stage.awaitClient(FIN_WAIT_2);
        Stage.receiveEnd(stage.server());
        Stage.send(stage.server(), "three lines ");
        Stage.send(stage.server(), "sent after ");
        Stage.send(stage.server(), "your FIN\n");
        stage.server().shutdownOutput();
        Stage.receiveEnd(stage.client());
        stage.awaitClient(TIME_WAIT);
    }

    // On a link so slow that the first FIN is still on its way when the second one starts.
    static void simultaneousClose(Stage stage) throws IOException, InterruptedException {
        stage.connect();
        Stage.slowLink(SLOW_KILOBITS, BURST_BYTES);
        String text = "x".repeat(LONG_TEXT_BYTES);
        Stage.send(stage.client(), text);
        Stage.receive(stage.server(), text);
        Stage.send(stage.server(), text); // it occupies the link, and both FINs queue behind it
        stage.client().shutdownOutput();
        stage.server().shutdownOutput();
        Stage.receive(stage.client(), text);
        Stage.receiveEnd(stage.client());
        Stage.receiveEnd(stage.server());
        stage.awaitClient(TIME_WAIT);
        stage.awaitServer(TIME_WAIT);
    }

    static void refused(Stage stage) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(Stage.address());
            throw new IOException("somebody listens there");
        } catch (ConnectException _) {
            // That is the scene.
        }
    }

    static void resetWithUnreadData(Stage stage) throws IOException, InterruptedException {
        stage.connect();
        Stage.send(stage.client(), HELLO);
        Stage.receive(stage.server(), HELLO);
        Stage.send(stage.client(), AGAIN);
        stage.awaitUnread(stage.server(), AGAIN.length());
        stage.server().close();
    }

    static void keepAlive(Stage stage) throws IOException, InterruptedException {
        stage.connect();
        Stage.send(stage.client(), HELLO);
        Stage.receive(stage.server(), HELLO);
        stage.client().setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 1);
        stage.client().setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
        stage.client().setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        Thread.sleep(TWO_PROBES); // nobody says anything: that is the scene
        close(stage);
    }

    /// The client closes, and the server once it has seen that: four segments.
    static void close(Stage stage) throws IOException, InterruptedException {
        stage.client().shutdownOutput();
        stage.awaitClient(FIN_WAIT_2);
        Stage.receiveEnd(stage.server());
        stage.server().close();
        stage.awaitClient(TIME_WAIT);
    }
}
