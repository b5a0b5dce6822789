package handshake.worker;

import handshake.support.CrossPlay;
import handshake.support.Errand;
import handshake.support.Text;
import handshake.support.Unexpected;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A student's client or server that is played against somebody else's in another worker.
final class Playing {
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private static final Text CLIENT = new Text("the client", "客户端");
    private static final Text SERVER = new Text("the server", "服务器");

    private final CrossPlay programs;
    private final Consumer<Signal> out;
    private final List<Errand> errands;
    private volatile Gateway gateway;
    private volatile Text role = CLIENT;
    private CrossPlay.Server server;
    private Path served;
    private Thread serving;
    private volatile Throwable thrown;

    /// @param out hears what the student's program does on its connections
    Playing(CrossPlay programs, Consumer<Signal> out) {
        this.programs = programs;
        this.out = out;
        this.errands = programs.errands();
    }

    /// What to call the student's code: the client or the server, whatever ran last.
    Text role() {
        return role;
    }

    List<ErrandInfo> errands() {
        return errands.stream().map(it -> new ErrandInfo(it.title(), it.trouble())).toList();
    }

    /// Does on a connection what was done on the other side. Does not wait.
    void carry(Signal signal) {
        Gateway now = gateway;
        if (now != null) {
            now.accept(signal);
        }
    }

    /// Runs the client.
    ///
    /// @return what it, or the check of what it has got, threw; empty if all is well
    Optional<Throwable> fetch(Order.Fetch order) throws IOException {
        role = CLIENT;
        Path folder = Files.createTempDirectory("client");
        try (var through = Gateway.forClient(out, order.firstConnection())) {
            gateway = through;
            errands.get(order.errand()).client().run(through.port(), folder);
            return Optional.empty();
        } catch (Throwable e) { // whatever a student's code throws
            return Optional.of(told(e));
        } finally {
            delete(folder);
        }
    }

    /// Starts the server on a thread of its own; when this returns, it listens.
    void serve(int errand) throws IOException {
        role = SERVER;
        served = Files.createTempDirectory("server");
        Path root = Files.createDirectory(served.resolve("root"));
        for (Map.Entry<String, byte[]> file : errands.get(errand).served().entrySet()) {
            Path path = root.resolve(file.getKey()).normalize();
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        thrown = null;
        server = programs.open(root);
        gateway = Gateway.toServer(out, server.port());
        serving = Thread.ofPlatform().daemon().name("server").start(this::serveToTheEnd);
    }

    private void serveToTheEnd() {
        try {
            server.serve();
        } catch (Throwable e) { // whatever a student's code throws
            thrown = told(e);
            Quietly.close(server::close); // as if the program had ended, which it would now
            gateway.abort();
        }
    }

    /// Stops the server.
    ///
    /// @return what it threw; empty if it ended well
    /// @throws IOException if it does not end
    Optional<Throwable> stopServing() throws IOException, InterruptedException {
        try {
            gateway.close();
            server.close();
            if (!serving.join(END_LIMIT)) {
                throw new IOException("the server goes on although its listener is closed");
            }
            return Optional.ofNullable(thrown);
        } finally {
            delete(served);
        }
    }

    /// An exception, told as the client's or the server's; what is told already stays as it is.
    private Throwable told(Throwable thrown) {
        return thrown instanceof Exception && Outcomes.todoIn(thrown).isEmpty()
                ? Unexpected.exception(role, thrown)
                : thrown;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, IOException e)
                            throws IOException {
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
