package handshake.viewer.program;

import handshake.viewer.CannotWatch;
import handshake.viewer.namespace.Namespace;
import handshake.viewer.namespace.TcpTable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where programs run that are watched: a network of their own where the system has such, else the
/// machine's.
public final class Network implements AutoCloseable {
    private static final int LOOK_AGAIN_MILLIS = 20;
    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

    // Other systems have no table to look at without tools; and a try to connect would be captured.
    private static final Duration STARTS_WITHIN = Duration.ofMillis(1500);

    private final Namespace namespace;
    private final CannotWatch whyNot;

    private Network(Namespace namespace, CannotWatch whyNot) {
        this.namespace = namespace;
        this.whyNot = whyNot;
    }

    /// A network of its own; where that cannot be, the machine's.
    public static Network open() throws IOException {
        try {
            return new Network(Namespace.open(), null);
        } catch (CannotWatch e) {
            return new Network(null, e);
        }
    }

    /// The network of its own, in which segments can be lost.
    ///
    /// @throws CannotWatch if this is the machine's network; says why there is no other
    public Namespace namespace() throws CannotWatch {
        if (namespace == null) {
            throw new CannotWatch(whyNot.note());
        }
        return namespace;
    }

    /// Why programs run in the machine's network; empty if they do not.
    public Optional<CannotWatch> whyNotOwn() {
        return Optional.ofNullable(whyNot);
    }

    /// The command that runs a command there.
    public List<String> enter(List<String> command) {
        return namespace == null ? command : namespace.enter(command);
    }

    /// The ports somebody listens on.
    Set<Integer> listening() throws IOException {
        return rows().stream()
                .filter(row -> row.state() == TcpTable.State.LISTEN)
                .map(TcpTable.Row::localPort)
                .collect(Collectors.toSet());
    }

    /// Waits until somebody listens who did not before.
    ///
    /// @return whether somebody does; not if the process has ended, or the time is over
    boolean awaitListening(Set<Integer> before, Process process, Duration most)
            throws IOException, InterruptedException {
        if (namespace == null && !IS_LINUX) {
            Thread.sleep(STARTS_WITHIN);
            return process.isAlive();
        }
        long end = System.nanoTime() + most.toNanos();
        while (before.containsAll(listening())) {
            if (!process.isAlive() || System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    /// Waits until nothing more will be said; in the machine's network, where that is never known,
    /// not at all.
    void awaitQuiet(Duration most) throws IOException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (namespace != null && !namespace.isQuiet() && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private List<TcpTable.Row> rows() throws IOException {
        if (namespace != null) {
            return namespace.connections();
        }
        return IS_LINUX ? TcpTable.here() : List.of();
    }

    @Override
    public void close() {
        if (namespace != null) {
            namespace.close();
        }
    }
}
