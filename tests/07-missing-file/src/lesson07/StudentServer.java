package lesson07;

import static handshake.support.Mistake.EXCEPTION_KILLS_SERVER;

import handshake.support.Failure;
import handshake.support.ProtocolClient;
import handshake.support.ScriptedPeer;
import handshake.support.Unexpected;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/// The student's `DownloadServer.serve` on a port of its own, one connection after another.
final class StudentServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Path root;
    private volatile Throwable thrown;

    private StudentServer(Path root) throws IOException {
        this.root = root;
        listener = new ServerSocket(0, 50, InetAddress.getByName(ScriptedPeer.HOST));
        Thread.ofPlatform().daemon().name("your server").start(this::acceptAll);
    }

    static StudentServer serving(Path root) throws IOException {
        return new StudentServer(root);
    }

    /// What a client says and expects.
    @FunctionalInterface
    interface Talk {
        void with(ProtocolClient client) throws Exception;
    }

    /// Connects a client, lets it talk, ends its stream, and expects that the server ends as well.
    ///
    /// @throws Failure what the client did not like, or what the server threw
    void visit(Talk talk) throws Exception {
        thrown = null;
        try (var client = ProtocolClient.connect(listener.getLocalPort())) {
            try {
                talk.with(client);
                client.end();
                client.expectEnd();
            } catch (Failure e) {
                throw explained(e.in(client.transcript()));
            }
            if (thrown != null && !(thrown instanceof IOException)) {
                throw explained(Failure.of("", "").in(client.transcript()));
            }
        }
    }

    /// What the server threw says more than that its client got no answer.
    private Failure explained(Failure failure) {
        return switch (thrown) {
            case null -> failure;
            case UnsupportedOperationException todo -> throw todo;
            case IOException e -> withConversation(e, failure).mistake(failure.mistake());
            case Throwable e -> withConversation(e, failure).mistake(EXCEPTION_KILLS_SERVER);
        };
    }

    private static Failure withConversation(Throwable e, Failure failure) {
        return Unexpected.exception(e).in(failure.transcript().orElseThrow());
    }

    private void acceptAll() {
        try {
            while (true) {
                try (var socket = listener.accept()) {
                    serve(socket);
                }
            }
        } catch (IOException _) {
            // close() ended the test
        }
    }

    private void serve(java.net.Socket socket) {
        try {
            DownloadServer.serve(socket, root);
        } catch (Throwable e) {
            thrown = e; // before the socket is closed: whoever sees it closed knows why
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
