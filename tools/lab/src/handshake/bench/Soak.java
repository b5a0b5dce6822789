package handshake.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Many clients of solution 10 at once, over a network that cuts, resets, alters and silences their
/// connections: whatever then has its final name must be the right file, and the server must be as
/// it was.
public final class Soak {
    private static final int FILES = 24;
    private static final int MAX_FILE_BYTES = 300_000;
    private static final String RETRIES = "200";
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path folder;
    private final Path classes;

    /// What a round showed.
    ///
    /// @param clients how many clients there were
    /// @param faults how many connections were harmed
    /// @param arrived how many files have their final name
    /// @param wrong how many of these are not the right file
    /// @param partsOnServer how many `.part` files the server's folder holds
    /// @param descriptorsLeft how many descriptors more than before the server has open
    /// @param threadsLeft how many threads more than before the server has
    public record Result(
            int clients,
            long faults,
            int arrived,
            int wrong,
            int partsOnServer,
            int descriptorsLeft,
            int threadsLeft) {

        /// Whether everything arrived, right, and the server has nothing left over.
        public boolean isClean() {
            return arrived == clients
                    && wrong == 0
                    && partsOnServer == 0
                    && descriptorsLeft <= 0
                    && threadsLeft <= 0;
        }
    }

    /// @param folder an empty folder to work in
    /// @param classes the compiled classes of solution 10
    public Soak(Path folder, Path classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /// Lets `clients` fetch a file each, all at once.
    ///
    /// @param seed the same seed, the same files and faults
    /// @throws Exception if the server or a client fails in a way that none should
    public Result round(int clients, long seed) throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        List<Path> served = makeFiles(files, new Random(seed));
        try (var program = new Program(classes);
                var server = new Servers(folder, files).solution(classes)) {
            // One client first: what the server loads once, it shall have loaded.
            program.fetch(
                    address(server.port()),
                    name(served.get(1)),
                    "--into",
                    folder.resolve("first").toString());
            var before = Held.by(server);
            long faults;
            try (var network = new FaultyProxy(server.port(), MAX_FILE_BYTES, seed)) {
                fetchAll(program, network.port(), served, clients);
                faults = network.faults();
            }
            Held after = Held.by(server);
            long start = System.nanoTime();
            while (after.isMoreThan(before) && System.nanoTime() - start < SETTLE_NANOS) {
                Thread.sleep(50);
                after = Held.by(server);
            }
            return result(clients, faults, served, before, after);
        }
    }

    private void fetchAll(Program program, int port, List<Path> served, int clients)
            throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < clients; i++) {
            String name = name(served.get(i % served.size()));
            String into = into(i).toString();
            tasks.add(
                    () -> program.fetch(address(port), name, "--into", into, "--retries", RETRIES));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> client : threads.invokeAll(tasks)) {
                client.get();
            }
        }
    }

    private Result result(int clients, long faults, List<Path> served, Held before, Held after)
            throws IOException {
        int arrived = 0;
        int wrong = 0;
        for (int i = 0; i < clients; i++) {
            Path source = served.get(i % served.size());
            Path file = into(i).resolve(name(source));
            if (Files.exists(file)) {
                arrived++;
                wrong += Files.mismatch(file, source) == -1 ? 0 : 1;
            }
        }
        int parts;
        try (var all = Files.list(served.getFirst().getParent())) {
            parts = (int) all.filter(it -> it.toString().endsWith(".part")).count();
        }
        return new Result(
                clients,
                faults,
                arrived,
                wrong,
                parts,
                after.descriptors() - before.descriptors(),
                after.threads() - before.threads() - Held.CARRIERS);
    }

    private Path into(int client) {
        return folder.resolve("client-" + client);
    }

    private static List<Path> makeFiles(Path folder, Random random) throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < FILES; i++) {
            var bytes = new byte[i == 0 ? 0 : random.nextInt(MAX_FILE_BYTES)];
            random.nextBytes(bytes);
            files.add(Files.write(folder.resolve("文件 " + i + ".bin"), bytes));
        }
        return files;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    /// What a server holds of the system.
    private record Held(int descriptors, int threads) {
        /// A JVM adds a few threads of its own under load, to run virtual threads and the compiler.
        static final int CARRIERS = 16;

        static Held by(Server server) throws IOException {
            Path process = Path.of("/proc/" + server.process().pid());
            String[] descriptors = process.resolve("fd").toFile().list();
            if (descriptors == null) {
                return new Held(0, 0); // this system does not tell
            }
            int threads = 0;
            for (String line :
                    Files.readAllLines(process.resolve("status"), StandardCharsets.UTF_8)) {
                if (line.startsWith("Threads:")) {
                    threads = Integer.parseInt(line.replaceAll("\\D", ""));
                }
            }
            return new Held(descriptors.length, threads);
        }

        boolean isMoreThan(Held before) {
            return descriptors > before.descriptors || threads > before.threads + CARRIERS;
        }
    }
}
