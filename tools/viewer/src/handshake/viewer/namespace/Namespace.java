package handshake.viewer.namespace;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.viewer.CannotWatch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A network of its own on Linux, made without root: nothing but a loopback, on which an ordinary
/// user may capture and lose segments. Its segments look as a textbook's do: at most 1500 bytes,
/// none put together by the hardware.
///
/// When it is closed, or the program that made it is gone, everything that runs in it is ended.
public final class Namespace implements AutoCloseable {
    /// The system's setup is a matter of milliseconds; programs in it may need a moment to end.
    private static final int END_SECONDS = 5;

    private static final String LINK_RATE = "10mbit";

    /// The least, what a socket begins with, and the most, in bytes.
    private static final String SMALL_BUFFERS = "4096 16384 16384";

    // Whatever happens to the program outside, its end of the pipe is closed then; and everything
    // in
    // this network ends. Settings that a container does not allow to change stay as they are.
    private static final String HOLDER =
            """
            trap '' INT TERM HUP
            ip link set lo mtu 1500 up || exit 1
            ip link set lo gso_max_segs 1 2>/dev/null
            { for it in cubic reno; do
                echo $it >/proc/sys/net/ipv4/tcp_congestion_control && break
            done; } 2>/dev/null
            echo ready
            cat >/dev/null
            mine=$(readlink /proc/self/ns/net)
            for it in /proc/[0-9]*; do
                [ "$it" != /proc/$$ ] && [ "$(readlink $it/ns/net)" = "$mine" ] \
                    && kill -9 "${it#/proc/}"
            done 2>/dev/null
            """;

    private final Process holder;

    private Namespace(Process holder) {
        this.holder = holder;
    }

    /// Makes one.
    ///
    /// @throws CannotWatch if this system does not let us; says why and what to do
    public static Namespace open() throws IOException {
        Requirements.check();
        Process holder =
                Requirements.command(
                                List.of(
                                        "unshare",
                                        "--user",
                                        "--map-root-user",
                                        "--net",
                                        "sh",
                                        "-c",
                                        HOLDER))
                        .start();
        String first = holder.inputReader(UTF_8).readLine();
        if (!"ready".equals(first)) {
            String said =
                    holder.errorReader(UTF_8).readLine(); // before it is closed with the process
            holder.destroyForcibly();
            throw Requirements.forbidden(said);
        }
        return new Namespace(holder);
    }

    /// The command that runs `command` in here. It is one process: it can be ended, and its exit
    /// status is the command's own.
    public List<String> enter(List<String> command) {
        var words =
                new ArrayList<>(
                        List.of(
                                "nsenter",
                                "--target",
                                String.valueOf(holder.pid()),
                                "--user",
                                "--net",
                                "--preserve-credentials",
                                "--"));
        words.addAll(command);
        return words;
    }

    /// Loses this share of all segments, in either direction, at random. A capture shows them: they
    /// are lost behind it.
    ///
    /// @param percent 0 to 100
    /// @throws CannotWatch if there is no nft
    public void lose(double percent) throws IOException {
        Requirements.checkNft();
        run(List.of("nft", "-f", "-"), Loss.random(percent));
    }

    /// Makes the link as slow as an old office's, where the system can: else a round trip is so
    /// short that whatever is lost seems only to have been overtaken.
    public void slowDown() throws IOException {
        try {
            run(
                    List.of(
                            "tc", "qdisc", "replace", "dev", "lo", "root", "tbf", "rate", LINK_RATE,
                            "burst", "2000", "latency", "10s"),
                    "");
        } catch (CannotWatch _) {
            // This kernel has no token bucket: the link stays fast.
        }
    }

    /// Runs a command of the system in here, to its end.
    ///
    /// @throws CannotWatch if it fails; with its own words
    private void run(List<String> command, String input) throws IOException {
        Process process = Requirements.command(enter(command)).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new CannotWatch(
                        "The system refuses \"%s\": %s.".formatted(command.getFirst(), said),
                        "系统拒绝执行 \"%s\"：%s。".formatted(command.getFirst(), said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// Whether everything said in here has been said: no connection is being opened, used or closed
    /// any more (one that only waits for its port to be free again, in TIME-WAIT, counts as over).
    ///
    /// @throws IOException if the namespace is gone
    public boolean isQuiet() throws IOException {
        return connections().stream().noneMatch(TcpTable.Row::isUnderWay);
    }

    /// The system's table of TCP connections in here.
    public List<TcpTable.Row> connections() throws IOException {
        return TcpTable.of(holder.pid());
    }

    /// Gives programs that are started from now on small receive buffers, so that a slow reader's
    /// window is soon full.
    ///
    /// @throws CannotWatch if a container does not allow that
    public void shrinkReceiveBuffers() throws IOException {
        run(List.of("sh", "-c", "cat >/proc/sys/net/ipv4/tcp_rmem"), SMALL_BUFFERS);
    }

    @Override
    public void close() {
        try {
            holder.getOutputStream().close();
            if (!holder.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                holder.destroyForcibly();
            }
        } catch (IOException _) {
            holder.destroyForcibly(); // it has ended already
        } catch (InterruptedException _) {
            holder.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
