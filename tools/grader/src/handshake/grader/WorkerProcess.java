package handshake.grader;

import handshake.worker.ChannelInput;
import handshake.worker.ChannelOutput;
import handshake.worker.News;
import handshake.worker.NewsCodec;
import handshake.worker.Order;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A worker seen from the grader: a process to give orders to, to hear news from, and to kill.
final class WorkerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int KEPT_OUTPUT_BYTES = 16 * 1024;

    /// Starts all workers. To bubblewrap, its parent is the thread that started it: when that
    /// thread ends, it ends the worker. This one stays.
    private static final ExecutorService STARTER =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("worker starter").factory());

    private final Scratch scratch;
    private final Sandbox sandbox;
    private final Process process;
    private final ServerSocketChannel listener;
    private final LinkedBlockingQueue<Optional<News>> news = new LinkedBlockingQueue<>();
    private final byte[] rawOutput = new byte[KEPT_OUTPUT_BYTES];
    private volatile int rawOutputBytes;
    private volatile SocketChannel channel;
    private DataOutputStream orders;
    private boolean ready;
    private List<ProcessHandle> processes = List.of();

    /// Starts a worker and does not wait for it.
    ///
    /// @param warm whether it is to run a test of its own first
    WorkerProcess(WorkerSetup setup, boolean warm) throws IOException {
        scratch = new Scratch();
        sandbox = Sandbox.in(scratch.folder(), setup.readable());
        Path socket = sandbox.socket();
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        sandbox.giveAway(socket);
        var builder = new ProcessBuilder(setup.command(socket, sandbox, warm));
        builder.directory(sandbox.work().toFile());
        builder.environment().clear();
        builder.environment().putAll(WorkerSetup.environment());
        builder.redirectErrorStream(true);
        process = start(builder);
        process.getOutputStream().close(); // standard input is at its end
        Thread.ofVirtual().name("worker output").start(this::drain);
        Thread.ofPlatform().daemon().name("worker start").start(() -> accept(socket));
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> started(builder), STARTER).join();
        } catch (CompletionException e) {
            throw new IOException("no worker can be started: " + e.getCause().getMessage(), e);
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the worker is ready.
    ///
    /// @throws IOException if it does not come up
    synchronized void awaitReady() throws IOException, InterruptedException {
        if (ready) {
            return;
        }
        Optional<News> first = news.poll(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (first == null || !(first.orElse(null) instanceof News.Ready)) {
            throw new IOException(
                    "the worker that runs the tests did not start: "
                            + (first == null ? "it said nothing for a minute" : rawOutput()));
        }
        ready = true;
    }

    /// May be called by several threads.
    synchronized void order(Order order) {
        try {
            order.writeTo(orders);
        } catch (IOException _) {
            // The worker is gone: its news end, and whoever waits for them learns of it there.
        }
    }

    /// The next piece of news.
    ///
    /// @param limit how long to wait
    /// @return null if nothing came within `limit`; empty if the worker is gone
    Optional<News> next(Duration limit) throws InterruptedException {
        return news.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// How much processor time it has used, from whenever on; where the system does not say, as if
    /// it computed all the time.
    long cpuNanos() {
        if (processes.isEmpty()) { // once: looking through all processes takes its time
            processes =
                    Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        }
        return processes.stream()
                .map(it -> it.info().totalCpuDuration())
                .mapToLong(it -> it.map(Duration::toNanos).orElseGet(System::nanoTime))
                .sum();
    }

    /// The exit status of a worker that is gone; empty if it still lives a second later.
    Optional<Integer> exitStatus() throws InterruptedException {
        return process.waitFor(1, TimeUnit.SECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /// What the process printed past the worker: a crash of the Java machine itself, for one.
    String rawOutput() {
        return new String(rawOutput, 0, rawOutputBytes, StandardCharsets.UTF_8).strip();
    }

    /// Kills the worker with all that it started.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        closeQuietly(listener);
        if (channel != null) {
            closeQuietly(channel);
        }
        // Until it is gone it may still write into its folder. Nobody waits for that.
        process.onExit().thenRun(scratch::close);
    }

    private void accept(Path socket) {
        try {
            channel = listener.accept();
            listener.close();
            Files.deleteIfExists(socket); // from here on nobody can name it
            orders = new DataOutputStream(new BufferedOutputStream(new ChannelOutput(channel)));
            var in = new DataInputStream(new BufferedInputStream(new ChannelInput(channel)));
            while (true) {
                news.add(Optional.of(NewsCodec.read(in)));
            }
        } catch (IOException _) {
            news.add(Optional.empty()); // the worker is gone
        }
    }

    /// Reads what the process prints, for a full pipe would stop it, and keeps the beginning.
    private void drain() {
        var buffer = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                int kept = Math.min(count, KEPT_OUTPUT_BYTES - rawOutputBytes);
                System.arraycopy(buffer, 0, rawOutput, rawOutputBytes, kept);
                rawOutputBytes += kept;
            }
        } catch (IOException _) {
            // The process is gone.
        }
        if (channel == null) {
            closeQuietly(listener); // it ended before it connected
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception _) {
            // It was to be gone, and is.
        }
    }
}
