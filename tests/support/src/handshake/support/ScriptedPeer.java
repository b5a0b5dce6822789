package handshake.support;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// The other end of a student's connection: a real socket on loopback that plays a list of {@link
/// PeerAction}s, records what happens, and says which step could not be played and why.
///
/// ```java
/// try (var peer = ScriptedPeer.server(expect("ping"), send("pong"), expectEnd())) {
///     String answer = peer.talkTo(() -> EchoClient.exchange(HOST, peer.port(), "ping"));
///     Expected.text("pong").in(peer).butGot(answer);
/// }
/// ```
public final class ScriptedPeer implements AutoCloseable {
    /// How long a peer waits for a step that does not come before it gives up.
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /// The only address tests use.
    public static final String HOST = "127.0.0.1";

    private final Side mine;
    private final Recorder recorder;
    private final ServerSocket listener;
    private final int port;
    private final Thread thread;
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private volatile Socket socket;
    private volatile Failure failure;

    private ScriptedPeer(Side mine, int port, List<List<PeerAction>> scripts) throws IOException {
        this.mine = mine;
        this.recorder = new Recorder(mine.other());
        if (mine == Side.SERVER) {
            listener = new ServerSocket(0, 50, InetAddress.getByName(HOST));
            listener.setSoTimeout((int) PATIENCE.toMillis());
            this.port = listener.getLocalPort();
        } else {
            listener = null;
            this.port = port;
        }
        String name = mine == Side.SERVER ? "test server" : "test client";
        thread = Thread.ofPlatform().daemon().name(name).start(() -> play(scripts));
    }

    /// A server that accepts one client and plays `script` with it.
    ///
    /// @throws IOException if no port can be had
    public static ScriptedPeer server(PeerAction... script) throws IOException {
        return server(List.of(Arrays.asList(script)));
    }

    /// A server that plays one script a connection, one connection after the other.
    ///
    /// @throws IOException if no port can be had
    public static ScriptedPeer server(List<List<PeerAction>> scripts) throws IOException {
        return new ScriptedPeer(Side.SERVER, 0, scripts);
    }

    /// A client that connects to `port` on loopback and plays `script`.
    ///
    /// @throws IOException never as things stand; connecting happens on the peer's own thread
    public static ScriptedPeer client(int port, PeerAction... script) throws IOException {
        return new ScriptedPeer(Side.CLIENT, port, List.of(Arrays.asList(script)));
    }

    /// The port a server listens on, or the one a client connects to.
    public int port() {
        return port;
    }

    /// What has happened so far.
    public Transcript transcript() {
        return recorder.transcript();
    }

    /// Runs the student's code on this thread while the script is played, then waits for the
    /// script's end.
    ///
    /// @return what the code returned
    /// @throws Failure if the script could not be played, or else if the code threw something
    public <T> T talkTo(Callable<T> studentCode) throws Failure {
        T answer = null;
        Throwable thrown = null;
        try {
            answer = studentCode.call();
        } catch (UnsupportedOperationException todo) {
            throw todo;
        } catch (Exception | StackOverflowError | AssertionError e) {
            thrown = e;
        }
        try {
            finish();
        } catch (Failure e) {
            throw withWhatYouThrew(e, thrown);
        }
        if (thrown instanceof Failure own) {
            throw own.in(this);
        }
        if (thrown != null) {
            throw Unexpected.exception(thrown).in(this);
        }
        return answer;
    }

    /// A script often gets stuck because the student's code threw something and went away. After a
    /// silence it is the other way round: the code throws because the peer gave up.
    private Failure withWhatYouThrew(Failure failure, Throwable thrown) {
        boolean gaveUp = transcript().entries().stream().anyMatch(Entry.Silence.class::isInstance);
        if (thrown == null || thrown instanceof Failure || gaveUp) {
            return failure.cause(thrown);
        }
        Failure told = Unexpected.exception(thrown);
        return failure.detail(told.what()).details(told.details()).cause(thrown);
    }

    /// As {@link #talkTo(Callable)}, for code that returns nothing.
    public void talkTo(Body studentCode) throws Failure {
        talkTo(() -> {
            studentCode.run();
            return null;
        });
    }

    /// Waits until the script has been played.
    ///
    /// @throws Failure if it could not be played to its end
    public void finish() throws Failure {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.of("the test was interrupted", "测试被中断").in(this).cause(e);
        }
        if (failure != null) {
            throw failure.in(this);
        }
    }

    /// Ends the script wherever it stands and closes the connection.
    @Override
    public void close() throws IOException {
        testIsOver.countDown();
        if (listener != null) {
            listener.close();
        }
        if (socket != null) {
            socket.close();
        }
        thread.interrupt();
    }

    private void play(List<List<PeerAction>> scripts) {
        try {
            for (List<PeerAction> script : scripts) {
                Optional<Failure> failed = play(open(), script);
                if (failed.isPresent()) {
                    failure = failed.get();
                    return;
                }
            }
        } catch (SocketTimeoutException e) {
            failure =
                    Failure.of("your client did not connect to the test server", "你的客户端没有连接测试服务器")
                            .details(Standing.now());
        } catch (IOException e) {
            failure =
                    mine == Side.CLIENT
                            ? Failure.of(
                                            "the test client could not connect to your server",
                                            "测试客户端连不上你的服务器")
                                    .got(e.getMessage())
                            : Failure.of("the test server failed: " + e, "测试服务器出错：" + e);
        } catch (InterruptedException e) {
            boolean closed = testIsOver.getCount() == 0;
            failure = closed ? null : broken("interrupted", e); // not by close()
        } catch (RuntimeException | Error e) {
            failure = broken(e.toString(), e);
        } finally {
            closeQuietly();
        }
    }

    /// The script ended, and not because it was played to its end.
    private static Failure broken(String why, Throwable cause) {
        return Failure.of("the test's own side broke off: " + why, "测试方自己中断了：" + why).cause(cause);
    }

    private Optional<Failure> play(Socket connected, List<PeerAction> script)
            throws InterruptedException {
        socket = connected;
        recorder.add(new Entry.Opened(Side.CLIENT));
        return new Player(connected, mine, recorder, testIsOver).play(script);
    }

    private Socket open() throws IOException {
        if (mine == Side.SERVER) {
            return listener.accept();
        }
        var client = new Socket();
        client.connect(new InetSocketAddress(HOST, port), (int) PATIENCE.toMillis());
        return client;
    }

    /// Once the last script is over nobody else is to connect.
    private void closeQuietly() {
        try {
            if (listener != null) {
                listener.close();
            }
        } catch (IOException _) {
            // It was to be gone, and is.
        }
    }
}
