package handshake.support;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;

/// A server that speaks the download protocol (`lessons/PROTOCOL.md`, all of it) with a student's
/// client: well, or with chosen {@link Fault}s, and records what it is asked. It listens at once;
/// what it is to do may be said until a client connects, files also later.
///
/// ```java
/// try (var server = ProtocolServer.open().file("a.txt", bytes).connection(cutAfter(100)).connection()) {
///     Path saved = server.talkTo(() -> DownloadClient.download(HOST, server.port(), "a.txt", folder));
///     Expected.value(List.of("GET a.txt", "RANGE 100 a.txt")).in(server).butGot(server.requests());
/// }
/// ```
public final class ProtocolServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final Map<String, String> refusals = new ConcurrentSkipListMap<>();
    private final List<List<Fault>> planned = new ArrayList<>();
    private final List<ProtocolConversation> conversations = new ArrayList<>();
    private List<Fault> further = List.of();
    private volatile List<String> verbs = List.of("GET", "RANGE", "DIGEST", "LIST");

    private ProtocolServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName(ScriptedPeer.HOST));
        Thread.ofPlatform().daemon().name("test server").start(this::acceptAll);
    }

    /// A server without files, on a port of its own.
    ///
    /// @throws IOException if no port can be had
    public static ProtocolServer open() throws IOException {
        return new ProtocolServer();
    }

    /// Serves a file, from now on with this content. Asked for another, the server says MISSING.
    public ProtocolServer file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /// No longer serves a file.
    public ProtocolServer remove(String name) {
        files.remove(name);
        return this;
    }

    /// Answers REFUSED whatever is asked of this name.
    public ProtocolServer refuses(String name, String reason) {
        refusals.put(name, reason);
        return this;
    }

    /// Knows these verbs only, as the servers of earlier lessons do, and answers REFUSED to others.
    public ProtocolServer knows(String... verbs) {
        this.verbs = List.of(verbs);
        return this;
    }

    /// Plans one connection more: the first call is for the first connection, and so on.
    ///
    /// @param faults what goes wrong on it; none if all is well
    public synchronized ProtocolServer connection(Fault... faults) {
        planned.add(List.of(faults));
        return this;
    }

    /// Plans all connections for which there is no plan of their own.
    public synchronized ProtocolServer furtherConnections(Fault... faults) {
        further = List.of(faults);
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// Runs the student's code on this thread, then waits until its connections are over, two
    /// seconds at most: a client that leaves one open is seen in {@link #visits}.
    ///
    /// @return what the code returned
    /// @throws Failure if the code threw something, with the conversation
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
        awaitEnds();
        if (thrown != null) {
            throw (thrown instanceof Failure own ? own : Unexpected.exception(thrown))
                    .in(transcript());
        }
        return answer;
    }

    /// As {@link #talkTo(Callable)}, for code that returns nothing.
    public void talkTo(Body studentCode) throws Failure {
        talkTo(() -> {
            studentCode.run();
            return null;
        });
    }

    /// What happened so far on each connection, in the order in which they were accepted.
    public List<Visit> visits() {
        return conversations().stream().map(ProtocolConversation::visit).toList();
    }

    /// All lines that were asked so far, connection after connection.
    public List<String> requests() {
        return visits().stream().flatMap(visit -> visit.requests().stream()).toList();
    }

    /// What happened so far, connection after connection.
    public Transcript transcript() {
        var entries = new ArrayList<Entry>();
        conversations().forEach(it -> entries.addAll(it.transcript().entries()));
        return new Transcript(Side.CLIENT, entries);
    }

    /// Closes the port and all connections.
    @Override
    public void close() throws IOException {
        listener.close();
        for (ProtocolConversation conversation : conversations()) {
            conversation.close();
        }
    }

    byte[] content(String name) {
        return files.get(name);
    }

    Map<String, byte[]> files() {
        return files;
    }

    String refusal(String name) {
        return refusals.get(name);
    }

    boolean knows(String verb) {
        return verbs.contains(verb);
    }

    private void acceptAll() {
        try {
            while (true) {
                start(listener.accept());
            }
        } catch (IOException _) {
            // close() ended the test
        }
    }

    private synchronized void start(Socket socket) {
        int number = conversations.size();
        List<Fault> faults = number < planned.size() ? planned.get(number) : further;
        var conversation = new ProtocolConversation(this, socket, faults);
        conversations.add(conversation);
        conversation.start(number + 1);
    }

    private synchronized List<ProtocolConversation> conversations() {
        return List.copyOf(conversations);
    }

    private void awaitEnds() {
        long end = System.nanoTime() + ScriptedPeer.PATIENCE.toNanos();
        for (ProtocolConversation conversation : conversations()) {
            conversation.awaitEnd((end - System.nanoTime()) / 1_000_000);
        }
    }
}
