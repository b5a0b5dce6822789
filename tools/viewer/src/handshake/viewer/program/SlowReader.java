package handshake.viewer.program;

import static java.nio.charset.StandardCharsets.US_ASCII;

import handshake.viewer.namespace.Namespace;
import handshake.viewer.namespace.TcpTable;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Makes a program read slowly, whatever it is written in: the system holds it still most of the
/// time, and lets it read a little now and then; after five seconds it reads as fast as it can.
final class SlowReader implements AutoCloseable {
    private static final Duration FIRST_STILL = Duration.ofMillis(900); // time for two probes
    private static final Duration STILL = Duration.ofMillis(250);
    private static final Duration SLOW_FOR = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofNanos(200_000);
    private static final long SHORTEST_RUN_NANOS = 50_000;
    private static final long LONGEST_RUN_NANOS = 50_000_000;

    private final Namespace namespace;
    private final Process process;
    private final Process signals;
    private final OutputStream words;
    private final Thread thread;

    private SlowReader(Namespace namespace, Process process, Process signals) {
        this.namespace = namespace;
        this.process = process;
        this.signals = signals;
        this.words = signals.getOutputStream();
        this.thread = Thread.ofPlatform().daemon().name("slow reader").start(this::alternate);
    }

    static SlowReader of(Namespace namespace, Process process) throws IOException {
        // One shell for all signals: to start a program for each would take too long.
        String loop = "while read it; do kill -$it %d; done; kill -CONT %d";
        Process signals =
                new ProcessBuilder("sh", "-c", loop.formatted(process.pid(), process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return new SlowReader(namespace, process, signals);
    }

    private void alternate() {
        try {
            while (unread() < 0 && process.isAlive()) {
                Thread.sleep(LOOK_AGAIN);
            }
            Duration still = FIRST_STILL;
            long end = System.nanoTime() + SLOW_FOR.toNanos();
            while (process.isAlive() && unread() >= 0 && System.nanoTime() < end) {
                say("STOP");
                Thread.sleep(still);
                int before = unread();
                letRead(before);
                still = STILL;
            }
        } catch (InterruptedException | IOException _) {
            // It was closed, or the program has ended.
        } finally {
            goOn();
        }
    }

    /// Lets it run for a moment: the shortest in which it reads anything.
    private void letRead(int before) throws IOException {
        long nanos = SHORTEST_RUN_NANOS;
        do {
            say("CONT");
            LockSupport.parkNanos(nanos);
            say("STOP");
            nanos *= 2;
        } while (unread() == before && nanos < LONGEST_RUN_NANOS);
    }

    /// How much waits to be read by the side that has connected; negative if it is not connected.
    private int unread() throws IOException {
        List<TcpTable.Row> rows = namespace.connections();
        for (TcpTable.Row listener : rows) {
            for (TcpTable.Row row : rows) {
                if (listener.state() == TcpTable.State.LISTEN
                        && row.remotePort() == listener.localPort()
                        && row.state() != TcpTable.State.TIME_WAIT) {
                    return row.unreadBytes();
                }
            }
        }
        return -1;
    }

    private void goOn() {
        try {
            say("CONT");
        } catch (IOException _) {
            // The shell has ended, and has said so itself.
        }
    }

    private void say(String signal) throws IOException {
        words.write((signal + "\n").getBytes(US_ASCII));
        words.flush();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            words.close();
            signals.waitFor(); // its last word lets the program go on
        } catch (IOException _) {
            signals.destroy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
