package handshake.viewer.program;

import handshake.viewer.Watched.Note;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Runs the programs of a conversation: servers first, then the clients one after the other; ends
/// them all.
public final class Play implements AutoCloseable {
    private static final Duration UNTIL_LISTENING = Duration.ofSeconds(20);
    private static final Duration PATIENCE_WITH_CLIENT = Duration.ofSeconds(30);
    private static final Duration UNTIL_QUIET = Duration.ofSeconds(10);
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(2);
    private static final int END_SECONDS = 5;

    /// A program to run.
    ///
    /// @param name as people call it
    /// @param command how to start it
    /// @param folder where it runs
    /// @param isInteractive whether it may ask the person at the keyboard
    public record Actor(
            boolean isServer,
            String name,
            List<String> command,
            Path folder,
            boolean isInteractive) {}

    private final Network network;
    private final boolean isSlow;
    private final List<Process> processes = new CopyOnWriteArrayList<>();
    private volatile boolean isStopping;

    /// @param isSlow whether the clients read slowly
    public Play(Network network, boolean isSlow) {
        this.network = network;
        this.isSlow = isSlow;
    }

    /// Runs them.
    ///
    /// @return what did not go as it should: a server that never listened, a client that never
    ///   ended
    public Optional<Note> run(List<Actor> actors) throws IOException, InterruptedException {
        for (Actor server : actors.stream().filter(Actor::isServer).toList()) {
            var before = network.listening();
            Process process = start(server);
            if (!network.awaitListening(before, process, UNTIL_LISTENING)) {
                return Optional.of(neverListened(server));
            }
        }
        Optional<Note> trouble = Optional.empty();
        for (Actor client : actors.stream().filter(it -> !it.isServer()).toList()) {
            Optional<Note> its = isStopping ? Optional.empty() : runClient(client);
            trouble = trouble.or(() -> its);
        }
        network.awaitQuiet(isStopping ? Duration.ZERO : UNTIL_QUIET);
        close();
        network.awaitQuiet(UNTIL_CLOSED);
        return trouble;
    }

    private Optional<Note> runClient(Actor client) throws IOException, InterruptedException {
        Process process = start(client);
        try (var _ = isSlow ? SlowReader.of(network.namespace(), process) : null) {
            if (client.isInteractive()) {
                process.waitFor();
                return Optional.empty();
            }
            if (process.waitFor(PATIENCE_WITH_CLIENT.toSeconds(), TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        }
        process.destroyForcibly();
        return Optional.of(neverEnded(client));
    }

    /// Ends it early, called by another thread: [#run] returns soon.
    public void stop() {
        isStopping = true;
        processes.forEach(Process::destroy);
    }

    private Process start(Actor actor) throws IOException {
        Process process =
                new ProcessBuilder(network.enter(actor.command()))
                        .directory(actor.folder().toFile())
                        .redirectInput(
                                actor.isInteractive() ? Redirect.INHERIT : Redirect.from(nothing()))
                        .redirectOutput(Redirect.INHERIT)
                        .redirectError(Redirect.INHERIT)
                        .start();
        processes.add(process);
        return process;
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private static Note neverListened(Actor server) {
        return new Note(
                "%s never listened, so nobody could connect.".formatted(server.name()),
                "%s 没有开始监听，所以谁也连不上。".formatted(server.name()));
    }

    private static Note neverEnded(Actor client) {
        return new Note(
                "%s had not ended after %d s and was stopped. The last segments show who waits."
                        .formatted(client.name(), PATIENCE_WITH_CLIENT.toSeconds()),
                "%s 运行 %d 秒后还没有结束，已被停止。最后几个报文段说明是谁在等待。"
                        .formatted(client.name(), PATIENCE_WITH_CLIENT.toSeconds()));
    }

    /// Ends all programs.
    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException _) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
