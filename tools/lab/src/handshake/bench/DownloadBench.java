package handshake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// Transfers the same files by solution 10 and by what people would use instead, in turn.
public final class DownloadBench {
    static final String SMALL = "small.txt";
    static final int SMALL_BYTES = 1000;

    private static final String OWN = "solution 10";
    private static final String LARGE = "large.bin";
    private static final String MEDIUM = "medium.bin";
    private static final int MEDIUM_BYTES = 8 << 20;
    private static final int AT_ONCE = 100;
    private static final int REQUESTS_A_ROUND = 100;
    private static final Path NOWHERE = Path.of("/dev/null");

    private final Path folder;
    private final Path files;
    private final Path classes;
    private final Set<String> missing;
    private final Consumer<String> progress;

    /// How much is measured.
    ///
    /// @param largeBytes the size of the one large transfer
    /// @param rounds how often everything is measured, in turn
    /// @param idleConnections how many connections the servers are to hold open
    public record Extent(long largeBytes, int rounds, int idleConnections) {}

    /// @param folder an empty folder to work in, with room for two files of the large size
    /// @param classes the compiled classes of solution 10
    /// @param missing programs that are not installed; who needs them is left out
    /// @param progress told what is being measured
    /// @throws IOException if the folder cannot be written to
    public DownloadBench(Path folder, Path classes, Set<String> missing, Consumer<String> progress)
            throws IOException {
        this.folder = folder;
        this.files = Files.createDirectory(folder.resolve("files"));
        this.classes = classes;
        this.missing = missing;
        this.progress = progress;
    }

    /// Measures everything.
    ///
    /// @return all figures; for each thing measured, solution 10's come first
    /// @throws Exception if a server does not start or a transfer fails
    public List<Contest.Figure> measure(Extent extent) throws Exception {
        makeFiles(extent.largeBytes());
        var figures = new ArrayList<Contest.Figure>();
        try (var servers = new Running(new Servers(folder, files))) {
            for (Contest contest : contests(servers, extent)) {
                for (int round = 0; round <= extent.rounds(); round++) {
                    progress.accept(contest.what() + ", round " + round + " of " + extent.rounds());
                    contest.round(round > 0); // the first one warms up
                }
                figures.addAll(contest.figures());
            }
            figures.addAll(idle(servers, extent.idleConnections()));
        }
        return figures;
    }

    private List<Contest> contests(Running servers, Extent extent) {
        long large = extent.largeBytes();
        String size = "one transfer of " + (large >> 20) + " MiB";
        var memory = new Contest(size + " to memory", "MB/s");
        var disk = new Contest(size + " to a file", "MB/s");
        var many = new Contest(AT_ONCE + " clients at once, 8 MiB each", "MB/s");
        var median = new Contest("time to first byte, median", "ms");
        var tail = new Contest("time to first byte, 99th percentile", "ms");
        memory.with(OWN, () -> Rates.toMemory(servers.own, LARGE, large));
        disk.with(OWN, () -> fetchToDisk(servers.own, large));
        boolean hasCurl = !missing.contains("curl");
        if (servers.nginx != null && hasCurl) {
            memory.with("nginx with curl", () -> Rates.curl(servers.nginx, LARGE, NOWHERE));
            disk.with("nginx with curl", () -> curlToDisk(servers.nginx));
        }
        if (servers.python != null && hasCurl) {
            memory.with(
                    "python3 http.server with curl",
                    () -> Rates.curl(servers.python, LARGE, NOWHERE));
        }
        if (servers.iperf != null) {
            memory.with("iperf3, one stream", () -> Rates.iperf(servers.iperf, large));
        }
        for (Server server : servers.ofFiles()) {
            if (server != servers.python) { // its backlog of 5 resets most of a hundred
                many.with(
                        server.name(),
                        () -> Rates.manyAtOnce(server, MEDIUM, MEDIUM_BYTES, AT_ONCE));
            }
            median.with(server.name(), () -> firstByteMillis(server, 0.5));
            tail.with(server.name(), () -> firstByteMillis(server, 0.99));
        }
        return List.of(memory, disk, many, median, tail);
    }

    private static double firstByteMillis(Server server, double share) throws IOException {
        var samples = new Samples();
        for (int i = 0; i < REQUESTS_A_ROUND; i++) {
            var transfer = server.protocol().fetch(server.port(), SMALL, SMALL_BYTES);
            samples.add(transfer.firstByteNanos() / 1e6);
        }
        return samples.quantile(share);
    }

    private double curlToDisk(Server server) throws IOException, InterruptedException {
        Path target = folder.resolve("saved");
        Files.deleteIfExists(target);
        return Rates.curl(server, LARGE, target);
    }

    /// Solution 10's own client, without comparing digests, for curl compares none either.
    private double fetchToDisk(Server server, long bytes) throws IOException, InterruptedException {
        Path into = folder.resolve("into");
        Files.deleteIfExists(into.resolve(LARGE));
        String nanos =
                Rates.run(
                        List.of(
                                Servers.java(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                FetchTimer.class.getName(),
                                classes.toString(),
                                SMALL,
                                "127.0.0.1:" + server.port(),
                                LARGE,
                                "--into",
                                into.toString()));
        return bytes / 1e6 / (Long.parseLong(nanos.strip()) / 1e9);
    }

    private List<Contest.Figure> idle(Running servers, int count) throws Exception {
        progress.accept(count + " idle connections");
        var contest = new Contest("memory with " + count + " idle connections", "MB");
        contest.with(OWN, () -> IdleConnections.megabytes(servers.own, count));
        if (servers.nginx != null) {
            contest.with("nginx", () -> IdleConnections.megabytes(servers.nginx, count));
        }
        contest.round(true);
        return contest.figures();
    }

    private void makeFiles(long largeBytes) throws IOException {
        progress.accept("making the files");
        var block = new byte[1 << 20];
        new Random(1).nextBytes(block);
        try (var out = Files.newOutputStream(files.resolve(LARGE))) {
            for (long rest = largeBytes; rest > 0; rest -= block.length) {
                out.write(block, 0, (int) Math.min(block.length, rest));
            }
        }
        Files.write(files.resolve(MEDIUM), new byte[MEDIUM_BYTES]);
        Files.writeString(files.resolve(SMALL), "x".repeat(SMALL_BYTES));
    }

    /// The servers that are installed, running.
    private final class Running implements AutoCloseable {
        private final Server own;
        private final Server nginx;
        private final Server python;
        private final Server iperf;

        Running(Servers start) throws IOException, InterruptedException {
            own = start.solution(classes);
            try {
                nginx = missing.contains("nginx") ? null : start.nginx();
                python = missing.contains("python3") ? null : start.python();
                iperf = missing.contains("iperf3") ? null : start.iperf();
            } catch (IOException e) {
                own.close();
                throw e;
            }
        }

        List<Server> ofFiles() {
            var servers = new ArrayList<Server>();
            servers.add(own);
            if (nginx != null) {
                servers.add(nginx);
            }
            if (python != null) {
                servers.add(python);
            }
            return servers;
        }

        @Override
        public void close() {
            ofFiles().forEach(Server::close);
            if (iperf != null) {
                iperf.close();
            }
        }
    }
}
